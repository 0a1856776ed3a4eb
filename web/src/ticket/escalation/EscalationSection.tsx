import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { escalationsQuery, useTakeBack } from '@/api/escalation';
import type { Escalation } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { notify } from '@/kit/notify';
import { clockTime, dayName, fullInstant, useMinute } from '@/kit/time';
import { useTicket } from '../context';
import { Missed } from '../Missed';
import { reasonOf } from '../reason';
import { Lines } from '../TicketShapes';
import styles from './escalation.module.css';

/** At which tier the ticket is, and how it came there; nothing is shown of one that is not. */
export function EscalationSection() {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const escalated = ticket.escalation_level > 0;
  const read = useQuery({ ...escalationsQuery(ticket.id, ticket.version), enabled: escalated, placeholderData: keepPreviousData });
  const takeBack = useTakeBack(ticket.id);
  const steps = read.data ?? [];
  if (!escalated) return null;
  const stands = steps.some((step) => !step.taken_back_at);

  return (
    <section>
      <h2>{t('escalation.section')}</h2>
      <p className={styles.level}>{t('escalation.level', { level: ticket.escalation_level })}</p>
      {read.isLoading && <Lines count={2} />}
      {read.isError && !read.data && <Missed onRetry={() => void read.refetch()}>{t('escalation.fault')}</Missed>}
      <ol className={styles.steps}>
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {stands && !locked && (
        <Button
          size="small"
          busy={takeBack.isPending}
          onClick={() => takeBack.mutate(undefined, { onError: (fault) => notify(`${t('ticket.notChanged')} ${reasonOf(fault)}`, { tone: 'refused' }) })}
        >
          {t('escalation.takeBack')}
        </Button>
      )}
    </section>
  );
}

function Step({ step }: { step: Escalation }) {
  const { t } = useTranslation();
  const now = useMinute();
  const { reason, by, created_at, to_team, taken_back_by } = step;
  const who = by.name === 'rule:escalation' ? t('happened.escalationRule') : by.name;
  return (
    <li data-back={step.taken_back_at ? true : undefined}>
      <span>{reason}</span>
      <small>
        {t('escalation.step', { who, team: to_team?.name ?? t('filter.noTeam') })}{' '}
        <time dateTime={created_at} title={fullInstant(created_at)}>{`${dayName(created_at, now, 'Inside')} ${clockTime(Date.parse(created_at))}`}</time>
        {taken_back_by && ` · ${t('escalation.wasTakenBack', { who: taken_back_by })}`}
      </small>
    </li>
  );
}
