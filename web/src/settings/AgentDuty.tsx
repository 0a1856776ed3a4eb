import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useChangeAgent } from '@/api/assignment';
import { useMay } from '@/api/session';
import { calendarsQuery } from '@/api/sla';
import type { Agent, Availability } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import styles from './forms.module.css';

const words = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** What an agent takes on: skills, languages, capacity, hours. */
export function AgentDuty({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const { t } = useTranslation();
  const calendars = useQuery({ ...calendarsQuery, enabled: useMay('sla.manage') }).data ?? [];
  const save = useChangeAgent();
  const at = (pointer: string) => problemAt(save.error, pointer);
  const inList = (field: string) => Array.from({ length: 50 }, (_, place) => at(`/${field}/${place}`)).find(Boolean) ?? at(`/${field}`);
  const hours = [...calendars.map(({ id, name }) => ({ value: id, label: name }))];
  if (agent.calendar && !hours.some(({ value }) => value === agent.calendar?.id)) hours.push({ value: agent.calendar.id, label: agent.calendar.name });

  const send = (sent: Sent) =>
    save.mutate(
      {
        id: agent.id,
        skills: words(sent.text('skills')),
        languages: words(sent.text('languages')),
        capacity: Math.round(Number(sent.text('capacity'))),
        calendar_id: sent.given('calendar') ?? null,
        availability: sent.text('availability') as Availability,
      },
      {
        onSuccess: () => {
          notify(t('people.saved', { name: agent.name }));
          onClose();
        },
      },
    );

  return (
    <Dialog title={t('people.duty', { name: agent.name })} onClose={onClose}>
      <Form fault={save.error} className={styles.form} onSend={send}>
        <TextField label={t('people.skills')} name="skills" defaultValue={agent.skills?.join(', ')} hint={t('people.skillsHint')} problem={inList('skills')} data-autofocus />
        <TextField label={t('people.languages')} name="languages" defaultValue={agent.languages?.join(', ')} hint={t('people.languagesHint')} problem={inList('languages')} />
        <div className={styles.pair}>
          <TextField label={t('people.capacity')} name="capacity" type="number" min={0} max={1000} defaultValue={agent.capacity} problem={at('/capacity')} />
          <SelectField
            label={t('people.availability')}
            name="availability"
            defaultValue={agent.availability}
            problem={at('/availability')}
            choices={(['available', 'away'] as const).map((value) => ({ value, label: t(`people.availabilities.${value}`) }))}
          />
        </div>
        <SelectField
          label={t('people.calendar')}
          name="calendar"
          // The calendars may come after the form.
          key={hours.length}
          defaultValue={agent.calendar?.id ?? ''}
          problem={at('/calendar_id')}
          choices={[{ value: '', label: t('people.anyTime') }, ...hours]}
        />
        <Refusal title={t('people.notSaved')} fault={save.error} fields={['/capacity', '/calendar_id', '/availability', '/skills', '/languages']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={save.isPending}>
            {t('people.save')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
