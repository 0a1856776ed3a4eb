import { Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Notices } from '@/kit/Notices';
import { useLiveDesk } from '@/live/live';
import { OfflineBar } from '@/live/OfflineBar';
import { useKeys } from './keys';
import { show, useOverlay } from './overlay';
import { Rail } from './Rail';
import styles from './Shell.module.css';
import { Tabs } from './Tabs';

const Palette = lazy(() => import('./Palette'));
const KeySheet = lazy(() => import('./KeySheet'));

export function Shell() {
  const { t } = useTranslation();
  const overlay = useOverlay();
  useLiveDesk();
  useEverywhereKeys();

  return (
    <div className={styles.app}>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Rail />
      <div className={styles.column}>
        <OfflineBar />
        <main id="content" tabIndex={-1} className={styles.content}>
          <Outlet />
        </main>
        <Tabs />
      </div>
      <Notices />
      <Suspense>
        {overlay === 'palette' && <Palette />}
        {overlay === 'keys' && <KeySheet />}
      </Suspense>
    </div>
  );
}

function useEverywhereKeys(): void {
  const navigate = useNavigate();
  useKeys({
    'Ctrl k': () => show('palette'),
    '?': () => show('keys'),
    c: () => void navigate({ to: '/tickets/new' }),
    'g t': () => void navigate({ to: '/tickets', search: {} }),
    'g s': () => void navigate({ to: '/settings/profile' }),
  });
}
