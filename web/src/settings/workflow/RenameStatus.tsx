import { useTranslation } from 'react-i18next';
import { useChangeStatus } from '@/api/workflow';
import type { NamedStatus } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import forms from '../forms.module.css';

export function RenameStatus({ status: { id, name }, onClose }: { status: NamedStatus; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChangeStatus();
  return (
    <Dialog title={t('workflow.renameTitle', { name })} onClose={onClose}>
      <Form
        fault={change.error}
        className={forms.form}
        onSend={(sent) => change.mutate({ id: id ?? '', name: sent.text('name') }, { onSuccess: onClose })}
      >
        <TextField
          label={t('workflow.name')}
          name="name"
          defaultValue={name}
          autoComplete="off"
          data-autofocus
          hint={t('workflow.renameHint')}
          problem={problemAt(change.error, '/name')}
        />
        <Refusal title={t('workflow.statusRefused')} fault={change.error} fields={['/name']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={change.isPending}>
            {t('workflow.rename')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
