import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calendarsQuery, policiesQuery } from '@/api/sla';
import { PolicyEditor } from './PolicyEditor';
import { EditorPage } from './EditorPage';

export default function PolicyPage() {
  const { t } = useTranslation();
  const { policy: id } = useParams({ from: '/settings/sla/policies/$policy' });
  const policies = useQuery(policiesQuery);
  const calendars = useQuery(calendarsQuery);
  const policy = id === 'new' ? null : policies.data?.find((one) => one.id === id);
  const isRead = policies.data !== undefined && calendars.data !== undefined;
  return (
    <EditorPage
      title={policy?.name ?? t('sla.newPolicy')}
      fault={isRead ? null : (policies.error ?? calendars.error)}
      gone={isRead && policy === undefined}
      onRetry={() => void Promise.all([policies.refetch(), calendars.refetch()])}
    >
      {isRead && policy !== undefined && <PolicyEditor key={id} policy={policy} calendars={calendars.data} />}
    </EditorPage>
  );
}
