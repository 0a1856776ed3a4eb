import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { timerQuery } from '@/api/time';
import { Ticking } from '@/ticket/time/Ticking';
import styles from './RunningTimer.module.css';

/** One's own timer, on every page: a forgotten one is seen, and leads to its ticket. */
export function RunningTimer() {
  const { t } = useTranslation();
  const running = useQuery(timerQuery).data?.running;
  if (!running) return null;
  const title = t('spent.runs', { number: running.ticket_number });
  return (
    <Link to="/tickets/$ticket" params={{ ticket: String(running.ticket_number) }} className={styles.timer} aria-label={title} title={title}>
      <span aria-hidden className={styles.dot} />
      <Ticking since={running.started_at} />
    </Link>
  );
}
