import { useTranslation } from 'react-i18next';
import { useMakeApiKey } from '@/api/apiKeys';
import { type ApiKey, type Scope, scopes } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Checks } from '@/kit/controls/Checks';
import { TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import styles from './forms.module.css';

type MakeKeyProps = { onClose: () => void; onMade: (made: ApiKey & { key: string }) => void };

export function MakeKey({ onClose, onMade }: MakeKeyProps) {
  const { t } = useTranslation();
  const make = useMakeApiKey();
  const send = (sent: Sent) =>
    make.mutate({ name: sent.text('name'), scopes: sent.all('scopes') as Scope[] }, { onSuccess: onMade });

  return (
    <Dialog title={t('apiKeys.makeTitle')} onClose={onClose} width={520}>
      <Form fault={make.error} className={styles.form} onSend={send}>
        <TextField
          label={t('apiKeys.name')}
          name="name"
          autoComplete="off"
          data-autofocus
          hint={t('apiKeys.nameHint')}
          problem={problemAt(make.error, '/name')}
        />
        <Checks
          label={t('apiKeys.scopes')}
          name="scopes"
          problem={problemAt(make.error, '/scopes')}
          choices={scopes.map((value) => ({ value, label: t(`scope.${value}`), detail: value }))}
        />
        <Refusal title={t('apiKeys.refused')} fault={make.error} fields={['/name', '/scopes']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={make.isPending}>
            {t('apiKeys.make')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
