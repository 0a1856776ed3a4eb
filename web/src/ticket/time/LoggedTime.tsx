import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { useAddTime, useDeleteTime } from '@/api/time';
import type { TimeEntry } from '@/api/types';
import { IconButton } from '@/kit/controls/IconButton';
import { notify } from '@/kit/notify';
import { dayOf, fullInstant, useMinute } from '@/kit/time';
import { reasonOf } from '../reason';
import { spent } from './duration';
import styles from './TimeSection.module.css';

/** One entry; one's own can be taken away, and brought back. */
export function LoggedTime({ entry, locked }: { entry: TimeEntry; locked: boolean }) {
  const { t } = useTranslation();
  const now = useMinute();
  const { user } = useSession();
  const remove = useDeleteTime();
  const add = useAddTime(entry.ticket_id);
  const mine = entry.agent.id === user.id;
  const said = { onError: (fault: Error) => notify(`${t('spent.refused')} ${reasonOf(fault)}`, { tone: 'refused' }) };

  const bringBack = () =>
    add.mutate({ seconds: entry.seconds ?? 0, billable: entry.billable, note: entry.note, started_at: entry.started_at }, said);
  const takeAway = () =>
    remove.mutate(entry.id, {
      ...said,
      onSuccess: () => notify(t('spent.deleted', { time: spent(entry.seconds ?? 0) }), { act: { label: t('do.undo'), run: bringBack } }),
    });

  return (
    <li>
      <span className={styles.length}>{spent(entry.seconds ?? 0)}</span>
      <span className={styles.what}>
        <strong>{mine ? t('details.you') : entry.agent.name}</strong>
        {entry.note && <span>{entry.note}</span>}
        <small>
          <time dateTime={entry.started_at} title={fullInstant(entry.started_at)}>
            {dayOf(entry.started_at, now)}
          </time>
          {entry.billable && <span className={styles.billable}>{t('spent.billable')}</span>}
        </small>
      </span>
      {mine && !locked && (
        <IconButton label={t('spent.delete', { time: spent(entry.seconds ?? 0) })} disabled={remove.isPending} onClick={takeAway}>
          <IconTrash size={14} stroke={1.7} />
        </IconButton>
      )}
    </li>
  );
}
