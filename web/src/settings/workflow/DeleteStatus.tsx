import { useTranslation } from 'react-i18next';
import { useDeleteStatus } from '@/api/workflow';
import type { NamedStatus } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';
import forms from '../forms.module.css';

type DeleteStatusProps = { status: NamedStatus; others: NamedStatus[]; onClose: () => void };

export function DeleteStatus({ status, others, onClose }: DeleteStatusProps) {
  const { t } = useTranslation();
  const remove = useDeleteStatus();
  const { name } = status;
  const instead = others.filter((other) => other.class === status.class && other.id !== status.id);
  const done = () => {
    notify(t('workflow.deleted', { name }));
    onClose();
  };
  return (
    <Dialog title={t('workflow.deleteTitle', { name })} onClose={onClose}>
      <Form
        fault={remove.error}
        className={forms.form}
        onSend={(sent) => remove.mutate({ id: status.id ?? '', replacement: sent.text('replacement') }, { onSuccess: done })}
      >
        <p>{t('workflow.deleteMeans')}</p>
        <SelectField
          label={t('workflow.instead')}
          name="replacement"
          choices={[
            { value: 'none', label: t(`status.${status.class}`) },
            ...instead.map((other) => ({ value: other.id ?? '', label: other.name })),
          ]}
        />
        <Refusal title={t('workflow.deleteRefused')} fault={remove.error} fields={[]} />
        <Actions>
          <Button kind="quiet" onClick={onClose} data-autofocus>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" tone="red" type="submit" busy={remove.isPending}>
            {t('workflow.deleteDo')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
