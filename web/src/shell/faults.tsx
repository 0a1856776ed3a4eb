import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';

export function PageFault({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return <ErrorFace heading="h1" title={t('fault.page')} fault={error} onRetry={() => window.location.reload()} />;
}

export function NoPage() {
  const { t } = useTranslation();
  return (
    <Empty heading="h1" title={t('fault.noPage')} actions={<Link to="/tickets">{t('nav.tickets')}</Link>}>
      {t('fault.noPageMeans')}
    </Empty>
  );
}
