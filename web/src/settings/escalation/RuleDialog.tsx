import { useTranslation } from 'react-i18next';
import { useSaveRule } from '@/api/escalation';
import { type EscalationRule, priorities, type Priority } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import styles from './escalation.module.css';

const fields = ['/name', '/after_minutes', '/sla_within_minutes', '/tag'];

export function RuleDialog({ rule, onClose }: { rule: EscalationRule | null; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useSaveRule(rule?.id ?? null);
  const fault = save.error;
  const send = (sent: Sent) =>
    save.mutate(
      {
        name: sent.text('name'),
        after_minutes: number(sent.given('after')),
        sla_within_minutes: number(sent.given('within')),
        priority_at_least: sent.text('priority') as Priority,
        company_id: rule?.company?.id ?? null,
        tag: sent.given('tag') ?? null,
        active: sent.text('active') === 'true',
      },
      { onSuccess: onClose },
    );

  return (
    <Dialog title={t(rule ? 'escalation.ruleTitle' : 'escalation.addRule')} onClose={onClose}>
      <Form fault={fault} className={styles.form} onSend={send}>
        <TextField label={t('escalation.ruleName')} name="name" defaultValue={rule?.name} maxLength={100} data-autofocus problem={problemAt(fault, '/name')} />
        <TextField
          label={t('escalation.after')}
          hint={t('escalation.afterHint')}
          name="after"
          type="number"
          min={1}
          defaultValue={rule?.after_minutes ?? ''}
          problem={problemAt(fault, '/after_minutes')}
        />
        <TextField
          label={t('escalation.within')}
          hint={t('escalation.withinHint')}
          name="within"
          type="number"
          min={0}
          defaultValue={rule?.sla_within_minutes ?? ''}
          problem={problemAt(fault, '/sla_within_minutes')}
        />
        <SelectField
          label={t('escalation.priorityAtLeast')}
          name="priority"
          defaultValue={rule?.priority_at_least ?? 'low'}
          choices={priorities.map((one) => ({ value: one, label: t(`priority.${one}`) }))}
        />
        <TextField label={t('escalation.tag')} name="tag" defaultValue={rule?.tag ?? ''} problem={problemAt(fault, '/tag')} />
        <SelectField
          label={t('escalation.state')}
          name="active"
          defaultValue={String(rule?.active ?? true)}
          choices={[
            { value: 'true', label: t('escalation.on') },
            { value: 'false', label: t('escalation.off') },
          ]}
        />
        <Refusal title={t('escalation.notSaved')} fault={fault} fields={fields} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={save.isPending}>
            {t('escalation.save')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}

function number(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
