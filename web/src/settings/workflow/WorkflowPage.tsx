import { useTranslation } from 'react-i18next';
import { useWorkflow } from '@/api/workflow';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { Sheet } from '../Sheet';
import { Editor } from './Editor';
import { Statuses } from './Statuses';

export default function WorkflowPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useWorkflow();
  return (
    <Sheet title={t('settings.workflow')}>
      {data ? (
        <>
          <Editor workflow={data} onReadAgain={() => void refetch()} />
          <Statuses statuses={data.statuses} />
        </>
      ) : error ? (
        <ErrorFace title={t('workflow.fault')} fault={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <RowShapes count={6} height={56} />
        </Loading>
      )}
    </Sheet>
  );
}
