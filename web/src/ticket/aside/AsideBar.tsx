import { IconMailOff, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '@/api/session';
import { Button } from '@/kit/controls/Button';
import { clockTime, dayName, useMinute } from '@/kit/time';
import { useTicket } from '../context';
import styles from './AsideBar.module.css';
import { PurgeDialog } from './PurgeDialog';
import { useAside } from './useAside';

/** A ticket that lies aside says where it lies, and how it comes back. */
export function AsideBar() {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const now = useMinute();
  const mayPurge = useMay('tickets.purge');
  const { takeBack, busy } = useAside();
  const [purging, setPurging] = useState(false);

  if (ticket.deleted_at) {
    const when = `${dayName(ticket.deleted_at, now, 'Inside')} ${clockTime(Date.parse(ticket.deleted_at))}`;
    return (
      <div role="note" className={styles.bar}>
        <IconTrash size={16} stroke={1.7} aria-hidden />
        <p>
          <strong>{t('aside.inTrash')}</strong>
          <span>{t('aside.deletedBy', { name: ticket.deleted_by ?? '', when })}</span>
        </p>
        <Button busy={busy} onClick={() => takeBack('restore')}>
          {t('aside.restore')}
        </Button>
        {mayPurge && (
          <Button kind="quiet" tone="red" onClick={() => setPurging(true)}>
            {t('aside.purge')}
          </Button>
        )}
        {purging && <PurgeDialog onClose={() => setPurging(false)} />}
      </div>
    );
  }
  if (!ticket.is_spam) return null;
  return (
    <div role="note" className={styles.bar}>
      <IconMailOff size={16} stroke={1.7} aria-hidden />
      <p>
        <strong>{t('aside.isSpam')}</strong>
        <span>{t('aside.spamMeans')}</span>
      </p>
      <Button busy={busy} onClick={() => takeBack('noSpam')}>
        {t('aside.noSpam')}
      </Button>
    </div>
  );
}
