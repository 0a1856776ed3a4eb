import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './Composer.module.css';
import { useDocked } from './useDocked';

export function ClosedLine() {
  const { t } = useTranslation();
  const box = useDocked<HTMLParagraphElement>();
  return (
    <p ref={box} className={styles.closed}>
      <IconLock size={16} stroke={1.7} aria-hidden />
      {t('composer.closed')}
      <Link to="/tickets/new">{t('nav.newTicket')}</Link>
    </p>
  );
}
