import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './states.module.css';

const patience = 150;

/** Nothing for 150 ms, then what is given: most answers come before anyone sees it. */
export function Loading({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [slow, setSlow] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), patience);
    return () => clearTimeout(timer);
  }, []);

  return (
    <div role="status" aria-busy className={styles.loading}>
      <span className="said">{t('state.loading')}</span>
      {slow && children}
    </div>
  );
}

const widths = [62, 48, 71, 55, 66, 40, 58, 74, 51, 63];

/** The still shape of rows. */
export function RowShapes({ count, height = 36 }: { count: number; height?: number }) {
  return (
    <div aria-hidden data-testid="row-shapes">
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className={styles.rowShape} style={{ blockSize: height }}>
          <i style={{ inlineSize: 14 }} />
          <i style={{ inlineSize: 52 + (row % 3) * 6 }} />
          <i style={{ inlineSize: `${widths[row % widths.length]}%` }} />
          <i className={styles.push} style={{ inlineSize: 48 }} />
          <i className={styles.disc} />
        </div>
      ))}
    </div>
  );
}
