import { useTranslation } from 'react-i18next';
import { useDiscardJob } from '@/api/jobs';
import type { Job } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';
import styles from './jobs.module.css';

/** Asks first: what is discarded cannot be brought back. */
export function DiscardJob({ job: { id, kind, last_error, ticket_number }, onClose }: { job: Job; onClose: () => void }) {
  const { t } = useTranslation();
  const discard = useDiscardJob();
  const confirm = () =>
    discard.mutate(id, {
      onSuccess: () => {
        notify(t('jobs.discarded', { kind }));
        onClose();
      },
    });
  return (
    <Dialog title={t('jobs.discardTitle')} onClose={onClose}>
      <p>{t('jobs.discardMeans')}</p>
      <div className={styles.doomed}>
        <code>{kind}</code>
        {ticket_number !== null && <span>{t('jobs.ticket', { number: ticket_number })}</span>}
        {last_error && <p>{last_error}</p>}
      </div>
      <Refusal title={t('jobs.discardRefused')} fault={discard.error} fields={[]} />
      <Actions>
        <Button kind="quiet" onClick={onClose} data-autofocus>
          {t('do.cancel')}
        </Button>
        <Button kind="solid" tone="red" busy={discard.isPending} onClick={confirm}>
          {t('jobs.discardDo')}
        </Button>
      </Actions>
    </Dialog>
  );
}
