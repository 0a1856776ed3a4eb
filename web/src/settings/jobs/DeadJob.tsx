import { IconChevronDown, IconChevronUp, IconRefresh, IconTrash } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRetryJob } from '@/api/jobs';
import type { Job } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { notify } from '@/kit/notify';
import { ago, fullInstant, useMinute } from '@/kit/time';
import { reasonOf } from '@/ticket/reason';
import styles from './jobs.module.css';

export function DeadJob({ job, onDiscard }: { job: Job; onDiscard: (job: Job) => void }) {
  const { t } = useTranslation();
  const retry = useRetryJob();
  const { id, kind, attempts, last_error, dead_at } = job;
  const now = useMinute();
  const run = () =>
    retry.mutate(id, {
      onSuccess: () => notify(t('jobs.retried', { kind })),
      onError: (fault) => notify(`${t('jobs.retryRefused')} ${reasonOf(fault)}`, { tone: 'refused' }),
    });
  return (
    <li className={styles.job}>
      <div className={styles.what}>
        <div className={styles.title}>
          <code>{kind}</code>
          {dead_at && (
            <time dateTime={dead_at} title={t('jobs.deadSince', { when: fullInstant(dead_at) })}>
              {ago(dead_at, now)}
            </time>
          )}
        </div>
        {last_error && <Why text={last_error} />}
        <p className={styles.about}>
          <About job={job} />
          <span>{t('jobs.attempts', { count: attempts })}</span>
        </p>
      </div>
      <div className={styles.actions}>
        <Button size="small" icon={<IconRefresh aria-hidden />} busy={retry.isPending} onClick={run}>
          {t('jobs.retry')}
        </Button>
        <IconButton label={`${t('jobs.discard')}: ${kind}`} onClick={() => onDiscard(job)}>
          <IconTrash />
        </IconButton>
      </div>
    </li>
  );
}

const twoLines = 170;

/** The other side's own words, two lines of them until all are wanted. */
function Why({ text }: { text: string }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState(false);
  const long = text.length > twoLines || text.includes('\n');
  return (
    <div className={styles.why}>
      <p data-whole={whole || undefined}>{text}</p>
      {long && (
        <Button kind="quiet" size="small" icon={whole ? <IconChevronUp aria-hidden /> : <IconChevronDown aria-hidden />} onClick={() => setWhole(!whole)}>
          {t(whole ? 'jobs.lessError' : 'jobs.wholeError')}
        </Button>
      )}
    </div>
  );
}

function About({ job: { ticket_number, event_type } }: { job: Job }) {
  const { t } = useTranslation();
  return (
    <>
      {ticket_number !== null && (
        <Link to="/tickets/$ticket" params={{ ticket: String(ticket_number) }}>
          {t('jobs.ticket', { number: ticket_number })}
        </Link>
      )}
      {event_type && <span>{t(`jobs.event.${event_type}`, { defaultValue: event_type })}</span>}
    </>
  );
}
