import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { usePurge } from '@/api/trash';
import { Button } from '@/kit/controls/Button';
import { TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';
import { applyTicket } from '@/live/applyPush';
import { lastList } from '@/tickets/place';
import { useTicket } from '../context';

/** What cannot be undone is confirmed by writing the ticket's number. */
export function PurgeDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const navigate = useNavigate();
  const cache = useQueryClient();
  const me = useSession().user.id;
  const purge = usePurge();
  const [typed, setTyped] = useState('');
  const number = String(ticket.number);
  const confirm = () => {
    if (typed.trim() !== number) return;
    purge.mutate(ticket.id, {
      onSuccess: () => {
        notify(t('aside.was.purge', { number }));
        // Nothing is pushed of what is gone.
        void navigate({ to: '/tickets', search: lastList()?.search ?? {} }).then(() => applyTicket(cache, ticket.id, null, me));
      },
    });
  };

  return (
    <Dialog title={t('aside.purgeTitle', { number })} onClose={onClose}>
      <Form fault={purge.error} onSend={confirm}>
        <p>{t('aside.purgeMeans')}</p>
        <TextField
          label={t('aside.purgeType', { number })}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Refusal title={t('ticket.notChanged')} fault={purge.error} fields={[]} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" tone="red" type="submit" busy={purge.isPending} disabled={typed.trim() !== number}>
            {t('aside.purge')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
