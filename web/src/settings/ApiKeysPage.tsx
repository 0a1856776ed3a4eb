import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiKeys } from '@/api/apiKeys';
import type { ApiKey } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { ApiKeyRow } from './ApiKeyRow';
import { DeleteKey } from './DeleteKey';
import { MakeKey } from './MakeKey';
import { Once } from './Once';
import { Rows, Sheet } from './Sheet';

type Open = { dialog: 'make' } | { dialog: 'made'; name: string; key: string } | { dialog: 'delete'; key: ApiKey };

export default function ApiKeysPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useApiKeys();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);

  const make = (
    <Button kind="solid" icon={<IconPlus aria-hidden />} onClick={() => setOpen({ dialog: 'make' })}>
      {t('apiKeys.make')}
    </Button>
  );
  return (
    <Sheet title={t('settings.apiKeys')} action={data?.length === 0 ? undefined : make}>
      {data?.length === 0 ? (
        <Empty title={t('apiKeys.empty')} actions={make}>
          {t('apiKeys.emptyNext')}
        </Empty>
      ) : data ? (
        <Rows label={t('settings.apiKeys')}>
          {data.map((key) => (
            <ApiKeyRow key={key.id} apiKey={key} onDelete={() => setOpen({ dialog: 'delete', key })} />
          ))}
        </Rows>
      ) : error ? (
        <ErrorFace title={t('apiKeys.fault')} fault={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <RowShapes count={3} height={56} />
        </Loading>
      )}
      {open?.dialog === 'make' && (
        <MakeKey onClose={close} onMade={({ name, key }) => setOpen({ dialog: 'made', name, key })} />
      )}
      {open?.dialog === 'made' && (
        <Once
          title={t('apiKeys.shownTitle', { name: open.name })}
          means={t('apiKeys.shownOnce')}
          label={t('apiKeys.key')}
          secret={open.key}
          onClose={close}
        />
      )}
      {open?.dialog === 'delete' && <DeleteKey apiKey={open.key} onClose={close} />}
    </Sheet>
  );
}
