import { useTranslation } from 'react-i18next';
import type { Import, ImportPreview, PreviewRow } from '@/api/types';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { dayOf, useMinute } from '@/kit/time';
import { Card } from '../Sheet';
import { Faults } from './Faults';
import page from './import.module.css';
import styles from './rows.module.css';

/** What the first rows of the file become, or why they cannot. */
export function FirstRows({ import: one, preview, stale }: { import: Import; preview: ImportPreview; stale: boolean }) {
  const { t } = useTranslation();
  const judged = preview.errors.length === 0;
  if (!judged && preview.rows.length > 0) return null;
  return (
    <Card title={t('import.preview')}>
      {preview.rows.length === 0 ? (
        <p className={page.quiet}>{preview.errors[0]?.message ?? t('import.noRows')}</p>
      ) : (
        <ul className={styles.firsts} data-stale={stale || undefined}>
          {preview.rows.map((row) => (
            <li key={row.line}>
              <span className={styles.line}>{row.line}</span>
              {row.becomes ? <Becomes kind={one.kind} row={row.becomes} /> : <Faults errors={row.errors} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Becomes({ kind, row }: { kind: Import['kind']; row: NonNullable<PreviewRow['becomes']> }) {
  const { t } = useTranslation();
  const now = useMinute();
  const { subject, email, name, status, created_at, messages } = row;
  if (kind === 'contacts') {
    return (
      <span className={styles.becomes}>
        <strong>{name ?? email.split('@')[0]}</strong>
        <span>{email}</span>
      </span>
    );
  }
  return (
    <>
      {status && <StatusGlyph status={status} />}
      <span className={styles.becomes}>
        <strong>{subject}</strong>
        <span>
          {name ? `${name}, ${email}` : email}
          {messages > 1 && `, ${t('import.messages', { count: messages })}`}
        </span>
      </span>
      <time dateTime={created_at}>{dayOf(created_at, now)}</time>
    </>
  );
}
