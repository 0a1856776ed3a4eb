import { useTranslation } from 'react-i18next';
import type { SlaReason, TicketClock } from '@/api/types';
import { ClockGlyph } from '@/kit/glyphs/ClockGlyph';
import { clockTime, dayName, fullInstant, span, useMinute } from '@/kit/time';
import { late, lookOf, remaining } from '@/tickets/promise';
import { useTicket } from '../context';
import styles from './Promises.module.css';

/** What was promised to the customer, and why each clock stands as it does. */
export function Promises() {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  if (ticket.sla.length === 0) return null;
  return (
    <section>
      <h2>{t('sla.promises')}</h2>
      <ul className={styles.promises}>
        {ticket.sla.map((clock) => (
          <Promise key={clock.metric} clock={clock} waits={ticket.status === 'pending' || ticket.status === 'on_hold'} />
        ))}
      </ul>
    </section>
  );
}

function Promise({ clock, waits }: { clock: TicketClock; waits: boolean }) {
  const { t } = useTranslation();
  const now = useMinute();
  const look = lookOf(clock, now, waits && !clock.ended_at && clock.state !== 'breached');
  const doneLate = clock.state === 'breached' && clock.ended_at !== null;
  return (
    <li>
      <details>
        <summary>
          <span className={styles.glyph} data-tone={doneLate ? 'done' : look.tone}>
            <ClockGlyph {...look} />
          </span>
          <span className={styles.metric}>{t(`sla.metric.${clock.metric}`)}</span>
          <span className={styles.left} data-tone={doneLate ? 'done' : look.tone}>
            {doneLate ? t('sla.doneLate', { span: late(clock, now) }) : remaining(clock, now, look)}
          </span>
          <span className={styles.due}>
            <When clock={clock} now={now} />
          </span>
        </summary>
        <ol className={styles.reasons}>
          {clock.reasons.map((reason, place) => (
            <Reason key={`${reason.at} ${place}`} reason={reason} now={now} />
          ))}
        </ol>
      </details>
    </li>
  );
}

function When({ clock, now }: { clock: TicketClock; now: number }) {
  const { t } = useTranslation();
  if (clock.state === 'paused') return t('sla.leftOf', { left: span(clock.remaining_s * 1000), target: span(clock.target_s * 1000) });
  const at = clock.ended_at ?? clock.due_at;
  if (!at) return null;
  const when = `${dayName(at, now, clock.ended_at ? '' : 'Inside')} ${clockTime(Date.parse(at))}`;
  return (
    <time dateTime={at} title={fullInstant(at)}>
      {clock.ended_at ? when : t(clock.state === 'breached' ? 'sla.wasDue' : 'sla.due', { at: when })}
    </time>
  );
}

function Reason({ reason: { step, at, why, policy, target_s }, now }: { reason: SlaReason; now: number }) {
  const { t } = useTranslation();
  const known = t(`sla.why.${why ?? ''}` as 'sla.why.pending', { defaultValue: why ?? '' });
  return (
    <li>
      <span>{t(`sla.step.${step}`, { why: known, policy: policy ?? '', target: target_s ? span(target_s * 1000) : '' })}</span>
      <time dateTime={at} title={fullInstant(at)}>{`${dayName(at, now)} ${clockTime(Date.parse(at))}`}</time>
    </li>
  );
}
