import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';

/** @param count Null: all of the view, however many. */
export function ConfirmBulk({ count, busy, onConfirm, onClose }: { count: number | null; busy: boolean; onConfirm: () => void; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={count === null ? t('bulk.confirmAll') : t('bulk.confirm', { count })} onClose={onClose}>
      <p>{t('bulk.confirmMeans')}</p>
      <Actions>
        <Button kind="quiet" onClick={onClose} data-autofocus>
          {t('do.cancel')}
        </Button>
        <Button kind="solid" busy={busy} onClick={onConfirm}>
          {count === null ? t('bulk.doAll') : t('bulk.do', { count })}
        </Button>
      </Actions>
    </Dialog>
  );
}
