import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { BackLink } from '../BackLink';
import { Sheet } from '../Sheet';

type EditorPageProps = { title: string; fault: Error | null; gone: boolean; onRetry: () => void; children: ReactNode };

/** One policy or calendar, with the way back to all of them. */
export function EditorPage({ title, fault, gone, onRetry, children }: EditorPageProps) {
  const { t } = useTranslation();
  return (
    <>
      <BackLink to="/settings/sla">{t('settings.sla')}</BackLink>
      <Sheet title={title}>
        {fault ? (
          <ErrorFace title={t('sla.fault')} fault={fault} onRetry={onRetry} />
        ) : gone ? (
          <Empty title={t('sla.gone')}>{t('sla.goneMeans')}</Empty>
        ) : (
          children || (
            <Loading>
              <RowShapes count={4} height={56} />
            </Loading>
          )
        )}
      </Sheet>
    </>
  );
}
