import { IconInbox, IconPlus, IconSearch, IconSettings } from '@tabler/icons-react';
import { Link, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { show } from './overlay';
import styles from './Tabs.module.css';

/** The phone's navigation. A ticket and a new ticket need the room themselves. */
export function Tabs() {
  const { t } = useTranslation();
  const matches = useMatchRoute();
  if (matches({ to: '/tickets/$ticket' }) || matches({ to: '/tickets/new' })) return null;
  return (
    <nav className={styles.tabs} aria-label={t('nav.main')}>
      <Link to="/tickets" activeOptions={{ includeSearch: false }} className={styles.tab}>
        <IconInbox size={21} stroke={1.7} aria-hidden />
        {t('nav.tickets')}
      </Link>
      <button type="button" className={styles.tab} onClick={() => show('palette')}>
        <IconSearch size={21} stroke={1.7} aria-hidden />
        {t('nav.search')}
      </button>
      <Link to="/tickets/new" className={styles.tab}>
        <IconPlus size={21} stroke={1.7} aria-hidden />
        {t('nav.newTicket')}
      </Link>
      <Link to="/settings" className={styles.tab}>
        <IconSettings size={21} stroke={1.7} aria-hidden />
        {t('nav.settings')}
      </Link>
    </nav>
  );
}
