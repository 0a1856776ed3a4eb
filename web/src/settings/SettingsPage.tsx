import { IconKey, IconUser, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '@/api/session';
import styles from './SettingsPage.module.css';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

export default function SettingsPage() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const people = useMay('people.manage');
  const keys = useMay('keys.manage');
  return (
    <div className={styles.page}>
      <nav className={styles.pane} aria-label={t('settings.title')}>
        <h2>{t('settings.title')}</h2>
        <h3>{t('settings.you')}</h3>
        <Link to="/settings/profile" className={styles.item}>
          <IconUser {...icon} />
          {t('settings.profile')}
        </Link>
        {(people || keys) && <h3>{workspace.name}</h3>}
        {people && (
          <>
            <Link to="/settings/people" className={styles.item}>
              <IconUsers {...icon} />
              {t('settings.people')}
            </Link>
            <Link to="/settings/teams" className={styles.item}>
              <IconUsersGroup {...icon} />
              {t('settings.teams')}
            </Link>
          </>
        )}
        {keys && (
          <Link to="/settings/api-keys" className={styles.item}>
            <IconKey {...icon} />
            {t('settings.apiKeys')}
          </Link>
        )}
      </nav>
      <div className={styles.content}>
        <Outlet />
      </div>
    </div>
  );
}
