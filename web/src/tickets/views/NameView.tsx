import { useTranslation } from 'react-i18next';
import type { View } from '@/api/types';
import { useChangeView } from '@/api/views';
import { Button } from '@/kit/controls/Button';
import { TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';

export function NameView({ view, onClose }: { view: View; onClose: () => void }) {
  const { t } = useTranslation();
  const change = useChangeView();
  return (
    <Dialog title={t('views.renameTitle')} onClose={onClose}>
      <Form
        fault={change.error}
        onSend={(sent) =>
          change.mutate(
            { id: view.id, name: sent.text('name') },
            {
              onSuccess: ({ name }) => {
                notify(t('views.renamed', { name }));
                onClose();
              },
            },
          )
        }
      >
        <TextField label={t('views.name')} name="name" defaultValue={view.name ?? ''} autoComplete="off" data-autofocus problem={problemAt(change.error, '/name')} />
        <Refusal title={t('views.refused')} fault={change.error} fields={['/name']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={change.isPending}>
            {t('views.rename')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
