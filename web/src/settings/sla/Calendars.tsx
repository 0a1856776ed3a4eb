import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Calendar } from '@/api/types';
import { Rows } from '../Sheet';
import { weekLine } from './weekdays';
import styles from './sla.module.css';

export function Calendars({ calendars }: { calendars: Calendar[] }) {
  const { t } = useTranslation();
  return (
    <Rows label={t('sla.calendars')}>
      {calendars.map((calendar) => (
        <li key={calendar.id}>
          <Link to="/settings/sla/calendars/$calendar" params={{ calendar: calendar.id }} className={styles.name}>
            <strong>{calendar.name}</strong>
            <span>{weekLine(calendar.hours)}</span>
          </Link>
          <span className={styles.calendar}>
            {calendar.time_zone}
            {calendar.holidays.length > 0 && ` · ${t('sla.holidayCount', { count: calendar.holidays.length })}`}
          </span>
        </li>
      ))}
    </Rows>
  );
}
