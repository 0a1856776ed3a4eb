import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import styles from './panel.module.css';

/** One part that failed says so in its place; the rest of the page stays. */
export function Missed({ children, onRetry }: { children: ReactNode; onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className={styles.missed}>
      {children}
      <Button size="small" onClick={onRetry}>
        {t('do.tryAgain')}
      </Button>
    </div>
  );
}
