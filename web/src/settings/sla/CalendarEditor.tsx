import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeleteCalendar, useSaveCalendar } from '@/api/sla';
import type { Calendar, Holiday, WorkingHours } from '@/api/types';
import { TextField } from '@/kit/controls/Field';
import { Form } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import { Card } from '../Sheet';
import { ConfirmDelete } from './ConfirmDelete';
import { EditorActs } from './EditorActs';
import { Holidays } from './Holidays';
import { Week } from './Week';
import { weekdays } from './weekdays';
import styles from './sla.module.css';

const zones = Intl.supportedValuesOf('timeZone');
const office: WorkingHours[] = weekdays.slice(0, 5).map((day) => ({ day, from: '09:00', to: '17:00' }));
const here = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param calendar Null: a new one. */
export function CalendarEditor({ calendar }: { calendar: Calendar | null }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState(calendar?.name ?? '');
  const [zone, setZone] = useState(calendar?.time_zone ?? here());
  const [hours, setHours] = useState<WorkingHours[]>(calendar?.hours ?? office);
  const [holidays, setHolidays] = useState<Holiday[]>(calendar?.holidays ?? []);
  const [deleting, setDeleting] = useState(false);
  const save = useSaveCalendar(calendar?.id ?? null);
  const remove = useDeleteCalendar();
  const at = (pointer: string) => problemAt(save.error, pointer);
  const leave = () => void navigate({ to: '/settings/sla' });
  const send = () =>
    save.mutate({ name: name.trim(), time_zone: zone.trim(), hours, holidays }, { onSuccess: (saved) => (notify(t('sla.saved', { name: saved.name })), leave()) });

  return (
    <Form fault={save.error} className={styles.editor} onSend={send}>
      <Card>
        <div className={styles.pair}>
          <TextField label={t('sla.name')} value={name} onChange={(event) => setName(event.target.value)} problem={at('/name')} />
          <TextField label={t('sla.zone')} list="zones" value={zone} onChange={(event) => setZone(event.target.value)} problem={at('/time_zone')} autoComplete="off" />
          <datalist id="zones">
            {zones.map((one) => (
              <option key={one} value={one} />
            ))}
          </datalist>
        </div>
      </Card>
      <Card title={t('sla.week')} hint={t('sla.weekHint')}>
        <Week hours={hours} onChange={setHours} at={at} />
        {at('/hours') && <p className={styles.problem}>{at('/hours')}</p>}
      </Card>
      <Card title={t('sla.holidays')} hint={t('sla.holidaysHint')}>
        <Holidays holidays={holidays} onChange={setHolidays} at={at} />
      </Card>
      <Refusal title={t('sla.notSaved')} fault={save.error} fields={['/name', '/time_zone', '/hours', ...hours.flatMap((_, i) => [`/hours/${i}`, `/hours/${i}/from`, `/hours/${i}/to`]), ...holidays.map((_, i) => `/holidays/${i}/date`)]} />
      <EditorActs busy={save.isPending} onLeave={leave} onDelete={calendar && (() => setDeleting(true))} />
      {calendar && deleting && (
        <ConfirmDelete
          title={t('sla.deleteCalendar', { name: calendar.name })}
          means={t('sla.deleteCalendarMeans')}
          remove={remove}
          onConfirm={() => remove.mutate(calendar.id, { onSuccess: () => (notify(t('sla.deleted', { name: calendar.name })), leave()) })}
          onClose={() => setDeleting(false)}
        />
      )}
    </Form>
  );
}
