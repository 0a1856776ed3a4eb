import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddTime } from '@/api/time';
import { Button } from '@/kit/controls/Button';
import { TextArea, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import { useTicket } from '../context';
import { secondsOf } from './duration';
import styles from './TimeSection.module.css';

export function AddTime({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const add = useAddTime(ticket.id);
  const [unread, setUnread] = useState(false);

  const send = (sent: Sent) => {
    const seconds = secondsOf(sent.text('time'));
    setUnread(seconds === null);
    if (seconds !== null) {
      add.mutate({ seconds, billable: sent.text('billable') === 'on', note: sent.text('note') }, { onSuccess: onClose });
    }
  };

  return (
    <Dialog title={t('spent.addTitle', { number: ticket.number })} onClose={onClose}>
      <Form fault={add.error} className={styles.form} onSend={send}>
        <TextField
          label={t('spent.time')}
          name="time"
          autoComplete="off"
          data-autofocus
          hint={t('spent.timeHint')}
          problem={unread ? t('spent.timeUnread') : problemAt(add.error, '/seconds')}
        />
        <TextArea label={t('spent.note')} name="note" rows={3} problem={problemAt(add.error, '/note')} />
        <label className={styles.check}>
          <input type="checkbox" name="billable" />
          {t('spent.isBillable')}
        </label>
        <Refusal title={t('spent.refused')} fault={add.error} fields={['/seconds', '/note']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={add.isPending}>
            {t('spent.add')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
