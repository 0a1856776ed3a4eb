import { type KeyboardEvent, type ReactElement, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents } from '@/api/people';
import { useSession } from '@/api/session';
import { change } from '@/api/ticketWrites';
import { type Option, Picker } from '@/kit/controls/Picker';
import { Face, NoFace } from '@/kit/glyphs/Face';
import { useKeys } from '@/shell/keys';
import { useTicket } from './context';

type AssignPickerProps = {
  /** `a` opens it, and `a` again takes the ticket. */
  shortcut?: boolean;
  children: (open: () => void, opened: boolean) => ReactElement;
};

const nobody = '';
const againWithin = 700;

export function AssignPicker({ shortcut = false, children }: AssignPickerProps) {
  const { t } = useTranslation();
  const { ticket, writes } = useTicket();
  const me = useSession().user;
  const options = useOptions(me.id);
  const box = useRef<HTMLSpanElement>(null);
  const openedAt = useRef(-Infinity);
  const toggle = useRef(() => {});

  const pick = (id: string) => {
    const agent = id === me.id ? me : options.find((option) => option.value === id);
    const name = agent && ('name' in agent ? agent.name : agent.label);
    writes.make(change.agent(id === nobody || !name ? null : { id, name }));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'a' || event.timeStamp - openedAt.current > againWithin) return;
    event.preventDefault();
    event.stopPropagation();
    openedAt.current = -Infinity;
    toggle.current();
    box.current?.querySelector('button')?.focus();
    pick(me.id);
  };
  useKeys(
    shortcut
      ? {
          a: (event) => {
            openedAt.current = event.timeStamp;
            box.current?.querySelector('button')?.focus();
            toggle.current();
          },
        }
      : {},
  );

  return (
    <span ref={box} style={{ display: 'contents' }} onKeyDownCapture={onKeyDown}>
      <Picker
        label={t('ticket.field.assignee')}
        options={ticket.assignee ? [...options, { value: nobody, label: t('details.nobody'), glyph: <NoFace /> }] : options}
        chosen={ticket.assignee ? [ticket.assignee.id] : []}
        onPick={pick}
      >
        {(open, opened) => {
          toggle.current = open;
          return children(open, opened);
        }}
      </Picker>
    </span>
  );
}

/** Oneself first, then the others by name. */
function useOptions(me: string): Option[] {
  const { t } = useTranslation();
  const agents = useAgents().data?.filter((agent) => agent.active) ?? [];
  return agents
    .toSorted((a, b) => Number(b.id === me) - Number(a.id === me) || a.name.localeCompare(b.name))
    .map(({ id, name }) => ({
      value: id,
      label: id === me ? t('details.you') : name,
      glyph: <Face id={id} name={name} />,
      hint: id === me ? 'a' : undefined,
    }));
}
