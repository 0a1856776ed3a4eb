import { useTranslation } from 'react-i18next';
import type { Ticked } from './bulk/useTicked';
import styles from './TicketTable.module.css';

export function TableHead({ ticked, of }: { ticked: Ticked; of: number }) {
  const { t } = useTranslation();
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <span role="columnheader" className={styles.tick}>
        <input
          type="checkbox"
          aria-label={t('bulk.tickAllRead')}
          checked={ticked.count > 0 && ticked.count >= of}
          onChange={() => (ticked.count >= of ? ticked.clear() : ticked.tickRead())}
        />
      </span>
      <span role="columnheader">
        <span className="said">{t('list.columns.state')}</span>
      </span>
      <span role="columnheader">{t('list.columns.number')}</span>
      <span role="columnheader">{t('list.columns.subject')}</span>
      <span role="columnheader">
        <span className="said">{t('list.columns.tag')}</span>
      </span>
      <span role="columnheader">
        <span className="said">{t('list.columns.promise')}</span>
      </span>
      <span role="columnheader">
        <span className="said">{t('list.columns.who')}</span>
      </span>
      <span role="columnheader" className={styles.end}>
        {t('list.columns.changed')}
      </span>
    </div>
  );
}
