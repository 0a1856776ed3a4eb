import { IconPlayerPlay, IconPlayerStop, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { timeQuery, timerQuery, useStartTimer, useStopTimer } from '@/api/time';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { notify } from '@/kit/notify';
import { useTicket } from '../context';
import { Missed } from '../Missed';
import panel from '../panel.module.css';
import { reasonOf } from '../reason';
import { Lines } from '../TicketShapes';
import { AddTime } from './AddTime';
import { spent } from './duration';
import { LoggedTime } from './LoggedTime';
import { Ticking } from './Ticking';
import styles from './TimeSection.module.css';

const shown = 4;

/** What the ticket has cost so far, the timer, and the latest entries. */
export function TimeSection() {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const read = useQuery(timeQuery(ticket.id));
  const [adding, setAdding] = useState(false);
  const [all, setAll] = useState(false);
  const entries = read.data?.data.filter((entry) => entry.seconds !== null) ?? [];

  return (
    <section>
      <header className={styles.head}>
        <h2>{t('spent.title')}</h2>
        {!locked && (
          <IconButton label={t('spent.add')} onClick={() => setAdding(true)}>
            <IconPlus size={15} stroke={1.8} />
          </IconButton>
        )}
      </header>
      {read.isLoading && <Lines count={2} />}
      {read.isError && !read.data && <Missed onRetry={() => void read.refetch()}>{t('spent.fault')}</Missed>}
      {read.data && (
        <>
          <div className={styles.sum}>
            {read.data.total_s > 0 ? (
              <p>
                <strong>{spent(read.data.total_s)}</strong>
                {read.data.billable_s > 0 && <span>{t('spent.billableSum', { time: spent(read.data.billable_s) })}</span>}
              </p>
            ) : (
              <p className={panel.quiet}>{t('spent.none')}</p>
            )}
            <Timer />
          </div>
          {entries.length > 0 && (
            <ul className={styles.entries}>
              {entries.slice(0, all ? undefined : shown).map((entry) => (
                <LoggedTime key={entry.id} entry={entry} locked={locked} />
              ))}
            </ul>
          )}
          {entries.length > shown && !all && (
            <Button kind="quiet" size="small" onClick={() => setAll(true)}>
              {t('spent.more', { count: entries.length - shown })}
            </Button>
          )}
        </>
      )}
      {adding && <AddTime onClose={() => setAdding(false)} />}
    </section>
  );
}

/** One's own: it starts here, or stops here. */
function Timer() {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const { running } = useQuery(timerQuery).data ?? { running: null };
  const start = useStartTimer(ticket.id);
  const stop = useStopTimer();
  const me = useSession().user.id;
  const refused = { onError: (fault: Error) => notify(`${t('spent.refused')} ${reasonOf(fault)}`, { tone: 'refused' }) };

  if (running?.ticket_id === ticket.id && running.agent.id === me) {
    return (
      <Button size="small" tone="red" icon={<IconPlayerStop size={14} />} busy={stop.isPending} onClick={() => stop.mutate(running.id, refused)}>
        <span className={styles.ticking}>
          <Ticking since={running.started_at} />
        </span>
        <span className="said">{t('spent.stop')}</span>
      </Button>
    );
  }

  if (locked) return null;
  return (
    <Button size="small" icon={<IconPlayerPlay size={14} />} busy={start.isPending} onClick={() => start.mutate(false, refused)}>
      {t('spent.start')}
    </Button>
  );
}
