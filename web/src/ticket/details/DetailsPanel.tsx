import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '@/api/types';
import { clockTime, dayName, fullInstant, useMinute } from '@/kit/time';
import { useTicket } from '../context';
import { EscalationSection } from '../escalation/EscalationSection';
import panel from '../panel.module.css';
import { RelatedSection } from '../related/RelatedSection';
import { TimeSection } from '../time/TimeSection';
import styles from './DetailsPanel.module.css';
import { FieldRows } from './FieldRows';
import { AssigneeRow, PriorityRow, StatusRow, TeamRow, TypeRow } from './rows';
import { Promises } from './Promises';
import { RatingSection } from './RatingSection';
import { Row } from './Row';
import { TagsRow } from './TagsRow';

export function DetailsPanel({ className = '' }: { className?: string }) {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  return (
    <aside className={`${panel.panel} ${className}`} aria-label={t('ticket.details')} tabIndex={0}>
      <section>
        <h2>{t('details.title')}</h2>
        <StatusRow />
        <PriorityRow />
        <TypeRow />
        <TeamRow />
        <AssigneeRow />
        <TagsRow />
        <Other label={t('details.followUpOf')} other={ticket.follow_up_of} />
        <Other label={t('details.followedBy')} other={ticket.followed_by} />
      </section>
      <FieldRows />
      <EscalationSection />
      <RatingSection />
      <Promises />
      <RelatedSection />
      <TimeSection />
      <section>
        <h2>{t('details.times')}</h2>
        <Moment label={t('details.opened')} at={ticket.created_at} />
        <Moment label={t('details.firstReply')} at={ticket.first_response_at} />
        {ticket.resolved_at && <Moment label={t('details.resolved')} at={ticket.resolved_at} />}
        {ticket.closed_at && <Moment label={t('details.closed')} at={ticket.closed_at} />}
      </section>
    </aside>
  );
}

function Other({ label, other }: { label: string; other: Ticket['follow_up_of'] }) {
  const { t } = useTranslation();
  if (!other) return null;
  return (
    <Row label={label}>
      <Link to="/tickets/$ticket" params={{ ticket: String(other.number) }} className={styles.plain}>
        {t('ticket.number', { number: other.number })}
      </Link>
    </Row>
  );
}

function Moment({ label, at }: { label: string; at: string | null }) {
  const { t } = useTranslation();
  const now = useMinute();
  return (
    <Row label={label}>
      {at ? (
        <time className={styles.plain} dateTime={at} title={fullInstant(at)}>
          {`${dayName(at, now)} ${clockTime(Date.parse(at))}`}
        </time>
      ) : (
        <span className={styles.none}>{t('details.notYet')}</span>
      )}
    </Row>
  );
}
