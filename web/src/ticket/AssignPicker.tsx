import { IconWand } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactElement, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecommendations } from '@/api/assignment';
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
const anybody = 'auto';
const suggestedAtOnce = 3;
const againWithin = 700;

export function AssignPicker({ shortcut = false, children }: AssignPickerProps) {
  const { t } = useTranslation();
  const { ticket, writes } = useTicket();
  const me = useSession().user;
  const [looked, setLooked] = useState(false);
  const options = useOptions(me.id, ticket.id, looked);
  const box = useRef<HTMLSpanElement>(null);
  const openedAt = useRef(-Infinity);
  const toggle = useRef(() => {});

  const pick = (id: string) => {
    if (id === anybody) return writes.make(change.someone());
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
        onOpen={() => setLooked(true)}
      >
        {(open, opened) => {
          toggle.current = open;
          return children(open, opened);
        }}
      </Picker>
    </span>
  );
}

/** Oneself first, then a choice left to Parley and those it would make, then the others by name. */
function useOptions(me: string, ticket: string, looked: boolean): Option[] {
  const { t } = useTranslation();
  const agents = useAgents().data?.filter((agent) => agent.active) ?? [];
  const recommended = useRecommendations(ticket, looked).data?.data ?? [];
  const suggested = recommended.filter(({ agent, fits }) => fits && agent.id !== me).slice(0, suggestedAtOnce);
  const others = agents
    .filter(({ id }) => id !== me && !suggested.some(({ agent }) => agent.id === id))
    .toSorted((a, b) => a.name.localeCompare(b.name));
  const mine = agents.find(({ id }) => id === me);
  const why = (id: string) => recommended.find(({ agent, fits }) => agent.id === id && !fits)?.reasons.join(' ');
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name, glyph: <Face id={id} name={name} /> });
  return [
    ...(mine ? [{ ...option(mine), label: t('details.you'), hint: 'a' }] : []),
    { value: anybody, label: t('assign.auto'), glyph: <IconWand size={18} stroke={1.7} aria-hidden /> },
    ...suggested.map(({ agent, score, reasons }) => ({
      ...option(agent),
      group: t('assign.suggested'),
      hint: String(Math.round(score)),
      detail: reasons.join(' '),
    })),
    ...others.map((agent) => ({ ...option(agent), group: suggested.length > 0 ? t('assign.others') : undefined, detail: why(agent.id) })),
  ];
}
