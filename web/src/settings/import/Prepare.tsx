import { IconChecks, IconFileImport, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useImportAct, usePreview } from '@/api/imports';
import type { Import } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { Refusal } from '@/kit/Refusal';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { ActBar } from '../ActBar';
import { Columns } from './Columns';
import { ConfirmStart } from './ConfirmStart';
import { DeleteImport } from './DeleteImport';
import { FirstRows } from './FirstRows';
import { Outcome } from './Outcome';
import { Reading } from './Reading';

/** Before it is imported: how it is read, what becomes of the first rows, and what a check of all of it has found. */
export function Prepare({ import: one }: { import: Import }) {
  const { t } = useTranslation();
  const preview = usePreview(one, true);
  const check = useImportAct(one.id, 'check');
  const [asking, setAsking] = useState<'start' | 'delete' | null>(null);
  const nothing = one.state === 'checked' && one.added === 0;
  const ready = preview.data !== undefined && preview.data.errors.length === 0;

  return (
    <>
      {one.state === 'checked' && <Outcome import={one} />}
      <Reading import={one} preview={preview.data} />
      {preview.data ? (
        <>
          {preview.data.columns.length > 0 && <Columns import={one} preview={preview.data} />}
          <FirstRows import={one} preview={preview.data} stale={preview.isPlaceholderData} />
        </>
      ) : preview.error ? (
        <ErrorFace title={t('import.previewFault')} fault={preview.error} onRetry={() => void preview.refetch()} />
      ) : (
        <Loading>
          <RowShapes count={5} height={44} />
        </Loading>
      )}
      <Refusal title={t('import.actRefused')} fault={check.error} fields={[]} />
      <ActBar
        aside={
          <IconButton label={t('import.delete')} onClick={() => setAsking('delete')}>
            <IconTrash />
          </IconButton>
        }
      >
        {one.state !== 'checked' && (
          <Button icon={<IconChecks aria-hidden />} title={t('import.checkHint')} busy={check.isPending} disabled={!ready} onClick={() => check.mutate(undefined)}>
            {t('import.check')}
          </Button>
        )}
        <Button kind="solid" icon={<IconFileImport aria-hidden />} disabled={!ready || nothing} onClick={() => setAsking('start')}>
          {t('import.start')}
        </Button>
      </ActBar>
      {asking === 'start' && <ConfirmStart import={one} onClose={() => setAsking(null)} />}
      {asking === 'delete' && <DeleteImport import={one} onClose={() => setAsking(null)} />}
    </>
  );
}
