import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDeleteImport } from '@/api/imports';
import type { Import } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';

export function DeleteImport({ import: one, onClose }: { import: Import; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteImport();
  const confirm = () =>
    remove.mutate(one.id, {
      onSuccess: () => {
        notify(t('import.deleted'));
        void navigate({ to: '/settings/import' });
      },
    });
  return (
    <Dialog title={t('import.deleteTitle')} onClose={onClose}>
      <p>{t('import.deleteMeans')}</p>
      <Refusal title={t('import.deleteRefused')} fault={remove.error} fields={[]} />
      <Actions>
        <Button kind="quiet" onClick={onClose} data-autofocus>
          {t('do.cancel')}
        </Button>
        <Button kind="solid" tone="red" busy={remove.isPending} onClick={confirm}>
          {t('import.deleteDo')}
        </Button>
      </Actions>
    </Dialog>
  );
}
