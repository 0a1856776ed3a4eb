import { IconDots, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BulkOrder, useStartBulk } from '@/api/bulk';
import { useAgents, useTeams } from '@/api/people';
import { useSession } from '@/api/session';
import { type BulkEdits, statuses } from '@/api/types';
import { IconButton } from '@/kit/controls/IconButton';
import { Picker } from '@/kit/controls/Picker';
import { Face, NoFace } from '@/kit/glyphs/Face';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { notify } from '@/kit/notify';
import { useKeys } from '@/shell/keys';
import { ChoiceMenu } from '@/ticket/ChoiceMenu';
import { reasonOf } from '@/ticket/reason';
import { usePriorityChoices } from '@/ticket/useChoices';
import type { TicketSearch } from '../search';
import { toQuery } from '../views/viewQuery';
import { asPrefix } from '../words';
import { ConfirmBulk } from './ConfirmBulk';
import { MoreChanges } from './MoreChanges';
import type { Ticked } from './useTicked';
import styles from './bulk.module.css';

type BulkBarProps = {
  search: TicketSearch;
  ticked: Ticked;
  /** How many rows are read. */
  read: number;
  /** There are more than were read. */
  more: boolean;
  onStarted: (id: string) => void;
};

const nobody = '';
const surelyMeant = 50;

/** What can be made of all that is ticked, at the list's foot. */
export function BulkBar({ search, ticked, read, more, onStarted }: BulkBarProps) {
  const { t } = useTranslation();
  const me = useSession().user;
  const agents = useAgents().data?.filter((agent) => agent.active) ?? [];
  const people = { agents, teams: useTeams().data ?? [] };
  const [asked, setAsked] = useState<BulkEdits | null>(null);
  const [writing, setWriting] = useState(false);
  const start = useStartBulk();
  // No query finds what was put aside: of that only named tickets are changed.
  const aside = search.view === 'spam' || search.view === 'trash';
  const statusChoices = statuses.filter((one) => one !== 'new').map((value) => ({ value, label: t(`status.${value}`), glyph: <StatusGlyph status={value} /> }));
  const priorityChoices = usePriorityChoices();
  useKeys({ Escape: ticked.clear });

  const send = (changes: BulkEdits) => {
    setAsked(null);
    setWriting(false);
    const which = ticked.all ? { q: queryOf(search, people) } : { ticket_ids: [...ticked.ids] };
    start.mutate({ ...which, changes } satisfies BulkOrder, {
      onSuccess: ({ id }) => {
        ticked.clear();
        onStarted(id);
      },
      onError: (fault) => notify(`${t('bulk.notStarted')} ${reasonOf(fault)}`, { tone: 'refused' }),
    });
  };
  const ask = (changes: BulkEdits) => (ticked.all || ticked.count > surelyMeant ? setAsked(changes) : send(changes));

  const options = agents
    .toSorted((a, b) => Number(b.id === me.id) - Number(a.id === me.id) || a.name.localeCompare(b.name))
    .map(({ id, name }) => ({ value: id, label: id === me.id ? t('details.you') : name, glyph: <Face id={id} name={name} /> }));

  return (
    <div role="region" aria-label={t('bulk.bar')} className={styles.bar}>
      <strong>{ticked.all ? t('bulk.allTicked') : t('bulk.ticked', { count: ticked.count })}</strong>
      {!ticked.all && ticked.count < read && (
        <button type="button" className={styles.more} onClick={ticked.tickRead}>
          {t('bulk.tickRead', { count: read })}
        </button>
      )}
      {!ticked.all && ticked.count >= read && more && !aside && (
        <button type="button" className={styles.more} onClick={ticked.tickAll}>
          {t('bulk.tickAll')}
        </button>
      )}
      <span className={styles.acts}>
        <ChoiceMenu choices={statusChoices} shortcut="s" onPick={(status) => ask({ status })}>
          <button type="button" className={styles.act}>
            {t('ticket.field.status')}
          </button>
        </ChoiceMenu>
        <ChoiceMenu choices={priorityChoices} shortcut="p" onPick={(priority) => ask({ priority })}>
          <button type="button" className={styles.act}>
            {t('ticket.field.priority')}
          </button>
        </ChoiceMenu>
        <Picker
          label={t('ticket.field.assignee')}
          options={[...options, { value: nobody, label: t('details.nobody'), glyph: <NoFace /> }]}
          chosen={[]}
          onPick={(id) => ask({ assignee_id: id === nobody ? null : id })}
        >
          {(open, opened) => (
            <button type="button" className={styles.act} aria-expanded={opened} onClick={open}>
              {t('ticket.field.assignee')}
            </button>
          )}
        </Picker>
        <button type="button" className={styles.act} onClick={() => setWriting(true)}>
          <IconDots size={15} stroke={1.7} aria-hidden />
          {t('bulk.more')}
        </button>
      </span>
      <IconButton label={t('bulk.clear')} keys="Esc" onClick={ticked.clear}>
        <IconX />
      </IconButton>
      {writing && <MoreChanges busy={start.isPending} onSend={ask} onClose={() => setWriting(false)} />}
      {asked && <ConfirmBulk count={ticked.all ? null : ticked.count} busy={start.isPending} onConfirm={() => send(asked)} onClose={() => setAsked(null)} />}
    </div>
  );
}

/** The view in words, with what is being typed as the list takes it. */
function queryOf(search: TicketSearch, people: Parameters<typeof toQuery>[1]): string {
  return toQuery(search.q && !search.saved ? { ...search, q: asPrefix(search.q) } : search, people);
}
