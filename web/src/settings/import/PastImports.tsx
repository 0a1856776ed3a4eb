import { IconFileSpreadsheet, IconMessages, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isAtWork, useImports } from '@/api/imports';
import type { Import, ImportKind } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { ago } from '@/kit/time';
import { Rows } from '../Sheet';
import styles from './pastImports.module.css';
import { Shapes } from './Shapes';
import { StateMark } from './StateMark';

const marks = { conversations: IconMessages, tickets: IconFileSpreadsheet, contacts: IconUsers } satisfies Record<ImportKind, unknown>;

/** All of them, newest first; where there is none yet, what a file looks like. */
export function PastImports({ now }: { now: number }) {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useImports();
  if (!data && error) return <ErrorFace title={t('import.fault')} fault={error} onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <RowShapes count={3} height={56} />
      </Loading>
    );
  }
  if (data.length === 0) return <Shapes />;
  return (
    <section className={styles.past}>
      <h2>{t('import.past')}</h2>
      <Rows label={t('import.past')}>
        {data.map((one) => (
          <li key={one.id} className={styles.one}>
            <Row import={one} now={now} />
          </li>
        ))}
      </Rows>
      {hasNextPage && (
        <Button className={styles.more} busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('import.more')}
        </Button>
      )}
    </section>
  );
}

function Row({ import: one, now }: { import: Import; now: number }) {
  const { t } = useTranslation();
  const Mark = marks[one.kind];
  const worked = one.state !== 'draft' && one.rows > 0;
  return (
    <Link to="/settings/import/$import" params={{ import: one.id }} className={styles.row}>
      <Mark size={20} stroke={1.6} aria-hidden />
      <span className={styles.name}>
        <strong>{one.name}</strong>
        <span>
          {worked ? t(`import.things.${one.kind}`, { count: one.added }) : t(`import.kindOf.${one.kind}`)}
          {one.rejected > 0 && <em> {`${one.rejected.toLocaleString()} ${t('import.rejected').toLowerCase()}`}</em>}
        </span>
      </span>
      <span className={styles.when}>
        {isAtWork(one) ? `${Math.round((100 * one.bytes) / one.size)} %` : <time dateTime={one.created_at}>{ago(one.created_at, now)}</time>}
      </span>
      <StateMark state={one.state} />
    </Link>
  );
}
