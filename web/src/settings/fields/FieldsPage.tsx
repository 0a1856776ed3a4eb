import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldsQuery } from '@/api/fields';
import type { TicketField } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { Sheet } from '../Sheet';
import { ArchivedFields } from './ArchivedFields';
import { FieldDialog } from './FieldDialog';
import { FieldList } from './FieldList';
import styles from './fields.module.css';

/** What tickets have beside the usual: the workspace's own fields. */
export default function FieldsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(fieldsQuery);
  const [edited, setEdited] = useState<TicketField | 'new' | null>(null);
  const inUse = data?.filter((field) => field.active) ?? [];
  const archived = data?.filter((field) => !field.active) ?? [];
  const add = (
    <Button icon={<IconPlus aria-hidden />} kind={inUse.length > 0 ? 'line' : 'solid'} onClick={() => setEdited('new')}>
      {t('fields.add')}
    </Button>
  );

  return (
    <Sheet title={t('settings.fields')} action={inUse.length > 0 && add}>
      <p className={styles.lead}>{t('fields.lead')}</p>
      {error && !data ? (
        <ErrorFace title={t('fields.fault')} fault={error} onRetry={() => void refetch()} />
      ) : !data ? (
        <Loading>
          <RowShapes count={4} height={56} />
        </Loading>
      ) : (
        <>
          {inUse.length === 0 ? (
            <Empty title={t('fields.noFields')} actions={add}>
              {t('fields.noFieldsNext')}
            </Empty>
          ) : (
            <FieldList fields={inUse} onEdit={setEdited} />
          )}
          {archived.length > 0 && <ArchivedFields fields={archived} />}
        </>
      )}
      {edited && <FieldDialog field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Sheet>
  );
}
