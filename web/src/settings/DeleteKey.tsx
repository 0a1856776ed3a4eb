import { useTranslation } from 'react-i18next';
import { useDeleteApiKey } from '@/api/apiKeys';
import type { ApiKey } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';

export function DeleteKey({ apiKey: { id, name }, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeleteApiKey();
  const confirm = () =>
    remove.mutate(id, {
      onSuccess: () => {
        notify(t('apiKeys.deleted', { name }));
        onClose();
      },
    });
  return (
    <Dialog title={t('apiKeys.deleteTitle', { name })} onClose={onClose}>
      <p>{t('apiKeys.deleteMeans')}</p>
      <Refusal title={t('apiKeys.deleteRefused')} fault={remove.error} fields={[]} />
      <Actions>
        <Button kind="quiet" onClick={onClose} data-autofocus>
          {t('do.cancel')}
        </Button>
        <Button kind="solid" tone="red" busy={remove.isPending} onClick={confirm}>
          {t('apiKeys.deleteDo')}
        </Button>
      </Actions>
    </Dialog>
  );
}
