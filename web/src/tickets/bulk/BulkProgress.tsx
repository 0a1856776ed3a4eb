import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBulkChange, useCancelBulk } from '@/api/bulk';
import { IconButton } from '@/kit/controls/IconButton';
import { RefusedTickets } from './RefusedTickets';
import styles from './bulk.module.css';

/** One notice for a change of many: how far it is, and in the end what became of it. */
export function BulkProgress({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useBulkChange(id);
  const cancel = useCancelBulk(id);
  const [shown, setShown] = useState(false);
  if (!data && !error) return null;
  const running = data?.state === 'running';
  const said = !data
    ? t('bulk.lost')
    : t(running ? 'bulk.running' : data.state === 'cancelled' ? 'bulk.cancelled' : 'bulk.done', {
        changed: data.changed,
        done: data.done,
        total: data.total,
      });
  return (
    <div role="status" className={styles.bar} data-progress>
      <span>
        {said}
        {data && data.refused > 0 && ` ${t('bulk.refused', { count: data.refused })}`}
        {data && !running && data.unchanged > 0 && ` ${t('bulk.unchanged', { count: data.unchanged })}`}
      </span>
      {running && <progress aria-label={t('bulk.progress')} max={data.total} value={data.done} />}
      {running && (
        <button type="button" className={styles.act} disabled={cancel.isPending} onClick={() => cancel.mutate()}>
          {t('bulk.stop')}
        </button>
      )}
      {data && data.refused > 0 && (
        <button type="button" className={styles.act} onClick={() => setShown(true)}>
          {t('bulk.show')}
        </button>
      )}
      {!running && (
        <IconButton label={t('do.dismiss')} onClick={onClose}>
          <IconX />
        </IconButton>
      )}
      {shown && <RefusedTickets id={id} onClose={() => setShown(false)} />}
    </div>
  );
}
