import { useTranslation } from 'react-i18next';
import type { Ticket } from '@/api/types';
import { ClockGlyph } from '@/kit/glyphs/ClockGlyph';
import { fullInstant } from '@/kit/time';
import { lookOf, nextPromise, remaining } from './promise';
import styles from './PromiseChip.module.css';

/** The next promise of a row: plain elements only. */
export function PromiseChip({ ticket, now }: { ticket: Ticket; now: number }) {
  const { t } = useTranslation();
  const clock = nextPromise(ticket);
  if (!clock) return null;
  const look = lookOf(clock, now, ticket.status === 'pending' || ticket.status === 'on_hold');
  const text = remaining(clock, now, look);
  const metric = t(`sla.metric.${clock.metric}`);
  const title = [metric, clock.due_at && t('sla.dueAt', { at: fullInstant(clock.due_at) }), clock.policy.name].filter(Boolean).join(' · ');
  return (
    <span className={styles.chip} data-tone={look.tone} title={title}>
      <ClockGlyph {...look} />
      <span className="said">{`${metric}: `}</span>
      <span className={look.tone === 'paused' ? 'said' : undefined}>{text}</span>
    </span>
  );
}
