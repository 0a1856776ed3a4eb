import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeletePolicy, useSavePolicy } from '@/api/sla';
import type { Calendar, SlaPolicy } from '@/api/types';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Form } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import { Card } from '../Sheet';
import { Conditions } from './Conditions';
import { ConfirmDelete } from './ConfirmDelete';
import { EditorActs } from './EditorActs';
import { bodyOf, draftOf } from './policyDraft';
import { PolicyPreview } from './PolicyPreview';
import { TargetsTable } from './TargetsTable';
import styles from './sla.module.css';

/** @param policy Null: a new one. */
export function PolicyEditor({ policy, calendars }: { policy: SlaPolicy | null; calendars: Calendar[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOf(policy));
  const [deleting, setDeleting] = useState(false);
  const save = useSavePolicy(policy?.id ?? null);
  const remove = useDeletePolicy();
  const put = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const at = (pointer: string) => problemAt(save.error, pointer);
  const leave = () => void navigate({ to: '/settings/sla' });
  const { body, places } = bodyOf(draft);
  const send = () =>
    save.mutate(body, {
      onSuccess: (saved) => {
        notify(t('sla.saved', { name: saved.name }));
        if (!policy) void navigate({ to: '/settings/sla/policies/$policy', params: { policy: saved.id }, replace: true });
      },
    });

  return (
    <Form fault={save.error} className={styles.editor} onSend={send}>
      <Card>
        <div className={styles.pair}>
          <TextField label={t('sla.name')} value={draft.name} onChange={(event) => put({ name: event.target.value })} problem={at('/name')} />
          <SelectField
            label={t('sla.calendar')}
            hint={draft.calendar ? undefined : t('sla.aroundTheClockMeans')}
            value={draft.calendar}
            problem={at('/calendar_id')}
            choices={[{ value: '', label: t('sla.aroundTheClock') }, ...calendars.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(event) => put({ calendar: event.target.value })}
          />
        </div>
      </Card>
      <Card title={t('sla.whom')} hint={t('sla.whomHint')}>
        <Conditions conditions={draft.conditions} onChange={(conditions) => put({ conditions })} at={at} />
      </Card>
      <Card title={t('sla.targets')} hint={t('sla.targetsHint')}>
        <TargetsTable targets={draft.targets} onChange={(targets) => put({ targets })} at={(row, field) => (places[row] === undefined ? undefined : at(`/targets/${places[row]}/${field}`))} />
        {at('/targets') && <p className={styles.problem}>{at('/targets')}</p>}
        <div className={styles.warn}>
          <TextField
            label={t('sla.warn')}
            inputMode="numeric"
            value={draft.warn}
            problem={at('/warn_before_percent') ?? at('/warn_before_minutes')}
            onChange={(event) => put({ warn: event.target.value })}
          />
          <SelectField
            label={t('sla.warnUnit')}
            value={draft.warnUnit}
            choices={(['percent', 'minutes'] as const).map((value) => ({ value, label: t(`sla.warnBy.${value}`) }))}
            onChange={(event) => put({ warnUnit: event.target.value as 'percent' | 'minutes' })}
          />
        </div>
      </Card>
      {policy && <PolicyPreview policy={policy.id} />}
      <Refusal title={t('sla.notSaved')} fault={save.error} fields={['/name', '/calendar_id', '/targets', ...Object.values(places).flatMap((place) => ['first_response', 'next_response', 'resolution'].map((field) => `/targets/${place}/${field}`)), '/warn_before_percent', '/warn_before_minutes']} />
      <EditorActs busy={save.isPending} onLeave={leave} onDelete={policy && (() => setDeleting(true))} />
      {policy && deleting && (
        <ConfirmDelete
          title={t('sla.deletePolicy', { name: policy.name })}
          means={t('sla.deletePolicyMeans')}
          remove={remove}
          onConfirm={() => remove.mutate(policy.id, { onSuccess: () => (notify(t('sla.deleted', { name: policy.name })), leave()) })}
          onClose={() => setDeleting(false)}
        />
      )}
    </Form>
  );
}
