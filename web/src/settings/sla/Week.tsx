import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WorkingHours } from '@/api/types';
import { IconButton } from '@/kit/controls/IconButton';
import { dayName, tidyTime, type Weekday, weekdays } from './weekdays';
import styles from './week.module.css';

type WeekProps = { hours: WorkingHours[]; onChange: (hours: WorkingHours[]) => void; at: (pointer: string) => string | undefined };

/** The stretches of a usual week, a row a day. */
export function Week({ hours, onChange, at }: WeekProps) {
  const { t } = useTranslation();
  const put = (place: number, part: Partial<WorkingHours>) => onChange(hours.map((one, i) => (i === place ? { ...one, ...part } : one)));
  return (
    <ul className={styles.week}>
      {weekdays.map((day) => {
        const own = hours.map((one, place) => ({ ...one, place })).filter((one) => one.day === day);
        return (
          <li key={day}>
            <span className={styles.day}>{dayName(day)}</span>
            <div className={styles.stretches}>
              {own.length === 0 && <span className={styles.off}>{t('sla.off')}</span>}
              {own.map(({ place, from, to }) => {
                const problem = at(`/hours/${place}`) ?? at(`/hours/${place}/from`) ?? at(`/hours/${place}/to`);
                const name = dayName(day);
                return (
                  <div key={place} className={styles.stretch}>
                    <Time label={t('sla.fromOn', { day: name })} wrong={problem !== undefined} value={from} onChange={(typed) => put(place, { from: typed })} />
                    <span aria-hidden>–</span>
                    <Time label={t('sla.toOn', { day: name })} wrong={problem !== undefined} value={to} end onChange={(typed) => put(place, { to: typed })} />
                    <IconButton label={t('sla.dropHours', { day: name })} onClick={() => onChange(hours.filter((_, i) => i !== place))}>
                      <IconX />
                    </IconButton>
                    {problem && <p>{problem}</p>}
                  </div>
                );
              })}
            </div>
            <IconButton label={t('sla.addHours', { day: dayName(day) })} onClick={() => onChange([...hours, next(day, own)])}>
              <IconPlus />
            </IconButton>
          </li>
        );
      })}
    </ul>
  );
}

type TimeProps = { label: string; wrong: boolean; value: string | null; end?: boolean; onChange: (typed: string) => void };

// Not the browser's own field of a time: that one ends at 23:59, and is twice as wide.
function Time({ label, wrong, value, end = false, onChange }: TimeProps) {
  return (
    <input
      aria-label={label}
      aria-invalid={wrong || undefined}
      inputMode="numeric"
      maxLength={5}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
      onBlur={(event) => onChange(tidyTime(event.target.value, end))}
    />
  );
}

function next(day: Weekday, own: { to: string | null }[]): WorkingHours {
  const last = own.at(-1)?.to ?? '';
  return last === '' || last >= '23:00' ? { day, from: '09:00', to: '17:00' } : { day, from: last, to: last < '18:00' ? '18:00' : '24:00' };
}
