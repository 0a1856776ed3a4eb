import { useTranslation } from 'react-i18next';
import { useAddStatus } from '@/api/workflow';
import { type Status, statuses } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import forms from '../forms.module.css';

export function AddStatus({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAddStatus();
  return (
    <Dialog title={t('workflow.addTitle')} onClose={onClose}>
      <Form
        fault={add.error}
        className={forms.form}
        onSend={(sent) => add.mutate({ name: sent.text('name'), class: sent.text('class') as Status }, { onSuccess: onClose })}
      >
        <TextField label={t('workflow.name')} name="name" autoComplete="off" data-autofocus problem={problemAt(add.error, '/name')} />
        <SelectField
          label={t('workflow.class')}
          name="class"
          defaultValue="pending"
          hint={t('workflow.classHint')}
          problem={problemAt(add.error, '/class')}
          choices={statuses.filter((one) => one !== 'new').map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <Refusal title={t('workflow.addRefused')} fault={add.error} fields={['/name', '/class']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={add.isPending}>
            {t('workflow.addStatus')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
