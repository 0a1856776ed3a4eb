import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';
import { Refusal } from '@/kit/Refusal';

type ConfirmDeleteProps = {
  title: string;
  means: string;
  remove: Pick<UseMutationResult<void, Error, string>, 'error' | 'isPending'>;
  onConfirm: () => void;
  onClose: () => void;
};

export function ConfirmDelete({ title, means, remove, onConfirm, onClose }: ConfirmDeleteProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{means}</p>
      <Refusal title={t('sla.notDeleted')} fault={remove.error} fields={[]} />
      <Actions>
        <Button kind="quiet" onClick={onClose} data-autofocus>
          {t('do.cancel')}
        </Button>
        <Button kind="solid" tone="red" busy={remove.isPending} onClick={onConfirm}>
          {t('sla.delete')}
        </Button>
      </Actions>
    </Dialog>
  );
}
