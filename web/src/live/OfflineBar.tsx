import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { clockTime } from '@/kit/time';
import { retryLine, useLineState } from './live';
import styles from './OfflineBar.module.css';

const grace = 3000;

/** Says that pushes do not come. A blip shorter than three seconds is not worth a line. */
export function OfflineBar() {
  const { t } = useTranslation();
  const { kind, since } = useLineState();
  const [lasting, setLasting] = useState(false);

  useEffect(() => {
    setLasting(false);
    if (kind !== 'down') return;
    const timer = setTimeout(() => setLasting(true), grace);
    return () => clearTimeout(timer);
  }, [kind]);

  if (!lasting) return null;
  return (
    <div className={styles.bar} role="status">
      <IconWifiOff size={16} stroke={1.7} aria-hidden />
      <strong>{t('live.offlineSince', { time: clockTime(since) })}</strong>
      <span className={styles.what}>{t('live.offlineMeans')}</span>
      <Button kind="line" size="small" tone="amber" onClick={retryLine}>
        {t('live.tryNow')}
      </Button>
    </div>
  );
}
