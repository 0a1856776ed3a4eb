import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rulesQuery } from '@/api/assignment';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { Sheet } from '../Sheet';
import styles from './assignment.module.css';
import { RulesEditor } from './RulesEditor';

export default function AssignmentPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(rulesQuery);
  return (
    <Sheet title={t('settings.assignment')}>
      <p className={styles.lead}>{t('assignment.lead')}</p>
      {data ? (
        <RulesEditor rules={data} onReadAgain={() => void refetch()} />
      ) : error ? (
        <ErrorFace title={t('assignment.fault')} fault={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <RowShapes count={4} height={96} />
        </Loading>
      )}
    </Sheet>
  );
}
