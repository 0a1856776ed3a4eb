import { useTranslation } from 'react-i18next';
import type { ViewCount } from '@/api/types';
import styles from './Count.module.css';

const exactTo = 999;

/** How many are in a view: exact to 999, then "1.2k". What is late is red. */
export function Count({ of, late = false }: { of: ViewCount | undefined; late?: boolean }) {
  const { t, i18n } = useTranslation();
  if (of?.count == null) return null;
  const short = new Intl.NumberFormat(i18n.language, { notation: 'compact', maximumFractionDigits: 1 });
  const text = of.more ? `${short.format(of.count)}+` : of.count > exactTo ? short.format(of.count) : String(of.count);
  return (
    <span className={styles.count} data-late={(late && of.count > 0) || undefined} title={of.text}>
      <span aria-hidden>{text}</span>
      <span className="said">{t(late ? 'views.late' : 'views.count', { count: of.count, text: of.text })}</span>
    </span>
  );
}
