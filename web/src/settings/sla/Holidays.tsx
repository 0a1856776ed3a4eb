import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Holiday } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import styles from './week.module.css';

type HolidaysProps = { holidays: Holiday[]; onChange: (holidays: Holiday[]) => void; at: (pointer: string) => string | undefined };

export function Holidays({ holidays, onChange, at }: HolidaysProps) {
  const { t } = useTranslation();
  const put = (place: number, part: Partial<Holiday>) => onChange(holidays.map((one, i) => (i === place ? { ...one, ...part } : one)));
  return (
    <>
      <ul className={styles.holidays}>
        {holidays.map(({ date, name, yearly }, place) => {
          const problem = at(`/holidays/${place}/date`) ?? at(`/holidays/${place}/name`);
          return (
            // Rows have no id of their own, and are only ever added at the end.
            <li key={place}>
              <input type="date" aria-label={t('sla.holidayDate')} aria-invalid={problem ? true : undefined} value={date ?? ''} onChange={(event) => put(place, { date: event.target.value })} />
              <input aria-label={t('sla.holidayName')} placeholder={t('sla.holidayName')} value={name ?? ''} onChange={(event) => put(place, { name: event.target.value || null })} />
              <label>
                <input type="checkbox" checked={yearly} onChange={(event) => put(place, { yearly: event.target.checked })} />
                {t('sla.yearly')}
              </label>
              <IconButton label={t('sla.dropHoliday', { name: name || date || '' })} onClick={() => onChange(holidays.filter((_, i) => i !== place))}>
                <IconX />
              </IconButton>
              {problem && <p>{problem}</p>}
            </li>
          );
        })}
      </ul>
      <div>
        <Button icon={<IconPlus aria-hidden />} onClick={() => onChange([...holidays, { date: '', name: null, yearly: false }])}>
          {t('sla.addHoliday')}
        </Button>
      </div>
    </>
  );
}
