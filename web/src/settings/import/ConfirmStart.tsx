import { useTranslation } from 'react-i18next';
import { useImportAct } from '@/api/imports';
import { useSession } from '@/api/session';
import type { Import } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';
import { Refusal } from '@/kit/Refusal';

/** Asks first: there is no way back by a button. */
export function ConfirmStart({ import: one, onClose }: { import: Import; onClose: () => void }) {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const start = useImportAct(one.id, 'start');
  const counted = one.state === 'checked';
  return (
    <Dialog title={t('import.confirmTitle', { name: one.name })} onClose={onClose}>
      <p>
        {counted
          ? t('import.confirmCounted', { things: t(`import.things.${one.kind}`, { count: one.added }), workspace: workspace.name })
          : t('import.confirmUncounted', { workspace: workspace.name })}{' '}
        {counted && one.rejected > 0 && t('import.confirmRejected', { count: one.rejected })}
      </p>
      <p>{t('import.confirmMeans')}</p>
      <Refusal title={t('import.actRefused')} fault={start.error} fields={[]} />
      <Actions>
        <Button kind="quiet" onClick={onClose}>
          {t('do.cancel')}
        </Button>
        <Button kind="solid" busy={start.isPending} onClick={() => start.mutate(undefined, { onSuccess: onClose })} data-autofocus>
          {t('import.start')}
        </Button>
      </Actions>
    </Dialog>
  );
}
