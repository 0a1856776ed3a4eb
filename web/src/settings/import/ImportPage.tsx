import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isAtWork, useImport } from '@/api/imports';
import type { Import } from '@/api/types';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { ago, useMinute } from '@/kit/time';
import { BackLink } from '../BackLink';
import { Sheet } from '../Sheet';
import { AtWork } from './AtWork';
import { Ended } from './Ended';
import styles from './import.module.css';
import { Prepare } from './Prepare';
import { StateMark } from './StateMark';
import { sizeOf } from './words';

export default function ImportPage() {
  const { t } = useTranslation();
  const { import: id } = useParams({ from: '/settings/import/$import' });
  const { data, error, refetch } = useImport(id);
  return (
    <div className={styles.page}>
      <BackLink to="/settings/import">{t('import.back')}</BackLink>
      {data ? (
        <One import={data} />
      ) : error ? (
        <ErrorFace title={t('import.oneFault')} fault={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <RowShapes count={6} height={56} />
        </Loading>
      )}
    </div>
  );
}

function One({ import: one }: { import: Import }) {
  const { t } = useTranslation();
  const now = useMinute();
  const ended = one.state === 'done' || one.state === 'cancelled' || one.state === 'failed';
  return (
    <Sheet title={one.name} action={<StateMark state={one.state} />}>
      <p className={styles.lead}>{t('import.about', { size: sizeOf(one.size), when: ago(one.created_at, now), who: one.made_by })}</p>
      {isAtWork(one) ? <AtWork import={one} /> : ended ? <Ended import={one} /> : <Prepare import={one} />}
    </Sheet>
  );
}
