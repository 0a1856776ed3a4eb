import { Menu } from '@mantine/core';
import { IconInbox, IconLogout, IconMoon, IconSearch, IconSettings, IconSun, IconUser, IconUserCheck, IconUserPause } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { Face } from '@/kit/glyphs/Face';
import { Logo } from '@/kit/glyphs/Logo';
import { useTheme } from '@/kit/theme/useTheme';
import { show } from './overlay';
import styles from './Rail.module.css';
import { RunningTimer } from './RunningTimer';
import { signOut } from './signOut';
import { useAvailability } from './useAvailability';

export function Rail() {
  const { t } = useTranslation();
  const theme = useTheme();
  const toggled = theme.dark ? t('nav.toLight') : t('nav.toDark');

  return (
    <nav className={styles.rail} aria-label={t('nav.main')}>
      <Link to="/tickets" search={{}} className={styles.logo} aria-label={t('app.name')}>
        <Logo size={30} />
      </Link>
      <button
        type="button"
        className={styles.item}
        aria-label={t('nav.search')}
        title={`${t('nav.search')} (Ctrl K)`}
        onClick={() => show('palette')}
      >
        <IconSearch size={19} stroke={1.7} />
      </button>
      <span className={styles.gap} />
      <Link to="/tickets" className={styles.item} aria-label={t('nav.tickets')} title={`${t('nav.tickets')} (g t)`}>
        <IconInbox size={19} stroke={1.7} />
      </Link>
      <span className={styles.push} />
      <RunningTimer />
      <button type="button" className={styles.item} aria-label={toggled} title={toggled} onClick={theme.toggle}>
        {theme.dark ? <IconSun size={19} stroke={1.7} /> : <IconMoon size={19} stroke={1.7} />}
      </button>
      <Link to="/settings" className={styles.item} aria-label={t('nav.settings')} title={`${t('nav.settings')} (g s)`}>
        <IconSettings size={19} stroke={1.7} />
      </Link>
      <Account />
    </nav>
  );
}

function Account() {
  const { t } = useTranslation();
  const { user, workspace } = useSession();
  const navigate = useNavigate();
  const { away, turn } = useAvailability();
  return (
    <Menu position="right-end" width={220}>
      <Menu.Target>
        <button type="button" className={styles.face} title={user.name}>
          <Face id={user.id} name={user.name} size={28} />
          {away && <span className={styles.away} title={t('nav.away')} />}
          <span className="said">{t('nav.account')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {user.name}, {workspace.name}
          {away && `, ${t('nav.away')}`}
        </Menu.Label>
        <Menu.Item leftSection={away ? <IconUserCheck size={16} stroke={1.7} /> : <IconUserPause size={16} stroke={1.7} />} onClick={turn}>
          {t(away ? 'nav.beAvailable' : 'nav.beAway')}
        </Menu.Item>
        <Menu.Item leftSection={<IconUser size={16} stroke={1.7} />} onClick={() => void navigate({ to: '/settings/profile' })}>
          {t('nav.profile')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} stroke={1.7} />} onClick={signOut}>
          {t('nav.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
