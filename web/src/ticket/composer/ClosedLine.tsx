import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useTicket } from '../context';
import styles from './Composer.module.css';
import { useDocked } from './useDocked';

export function ClosedLine() {
  const { t } = useTranslation();
  const { followed_by, deleted_at } = useTicket().ticket;
  const box = useDocked<HTMLParagraphElement>();
  if (deleted_at) {
    return (
      <p ref={box} className={styles.closed}>
        <IconLock size={16} stroke={1.7} aria-hidden />
        {t('composer.inTrash')}
      </p>
    );
  }
  return (
    <p ref={box} className={styles.closed}>
      <IconLock size={16} stroke={1.7} aria-hidden />
      {t(followed_by ? 'composer.closedFollowed' : 'composer.closed')}
      {followed_by ? (
        <Link to="/tickets/$ticket" params={{ ticket: String(followed_by.number) }}>
          {t('ticket.number', followed_by)}
        </Link>
      ) : (
        <Link to="/tickets/new">{t('nav.newTicket')}</Link>
      )}
    </p>
  );
}
