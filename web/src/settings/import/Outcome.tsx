import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { rejectsAddress } from '@/api/imports';
import type { Import } from '@/api/types';
import { Card } from '../Sheet';
import { Faults } from './Faults';
import styles from './outcome.module.css';
import rows from './rows.module.css';

/** The counts, and the first of the rejected rows. */
export function Outcome({ import: one }: { import: Import }) {
  const { t } = useTranslation();
  const checked = one.state === 'checking' || one.state === 'checked';
  return (
    <>
      <dl className={styles.figures}>
        <Figure name={t(checked ? 'import.toAdd' : 'import.added')} count={one.added} />
        <Figure name={t('import.known')} count={one.known} more={one.changed > 0 ? t('import.changed', { count: one.changed }) : undefined} />
        <Figure name={t('import.rejected')} count={one.rejected} alarming />
      </dl>
      {one.first_rejected.length > 0 && <Rejected import={one} />}
    </>
  );
}

function Figure({ name, count, more, alarming }: { name: string; count: number; more?: string; alarming?: boolean }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-alarming={(alarming && count > 0) || undefined}>
        {count.toLocaleString()}
        {more && <small>{more}</small>}
      </dd>
    </div>
  );
}

function Rejected({ import: one }: { import: Import }) {
  const { t } = useTranslation();
  const more = one.rejected - one.first_rejected.length;
  return (
    <Card title={t('import.rejectedTitle')} hint={t('import.rejectedMend')}>
      <ul className={rows.firsts}>
        {one.first_rejected.map((row) => (
          <li key={row.line}>
            <span className={rows.line}>{row.line}</span>
            <Faults errors={row.errors} />
          </li>
        ))}
      </ul>
      <p className={styles.rest}>
        {more > 0 && <span>{t('import.rejectedMore', { count: more })}</span>}
        <a href={rejectsAddress(one.id)} download={`${one.name}.rejects.jsonl`}>
          <IconDownload size={15} stroke={1.7} aria-hidden />
          {t('import.download')}
        </a>
      </p>
    </Card>
  );
}
