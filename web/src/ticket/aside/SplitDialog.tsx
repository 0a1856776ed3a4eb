import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagesQuery } from '@/api/conversation';
import { useSplit } from '@/api/trash';
import type { Message } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import { clockTime, dayName, useMinute } from '@/kit/time';
import { useTicket } from '../context';
import styles from './SplitDialog.module.css';

/** Picks the messages that become a ticket of their own. */
export function SplitDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const navigate = useNavigate();
  const split = useSplit(ticket.id);
  const messages = useInfiniteQuery(messagesQuery(ticket.id)).data?.pages.flatMap((page) => page.data) ?? [];
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const all = picked.size === messages.length;
  const pick = (id: string) => setPicked(picked.has(id) ? new Set([...picked].filter((one) => one !== id)) : new Set([...picked, id]));

  const send = (sent: Sent) =>
    split.mutate(
      { message_ids: messages.map(({ id }) => id).filter((id) => picked.has(id)), subject: sent.given('subject') },
      {
        onSuccess: (other) => {
          onClose();
          notify(t('aside.was.split', { number: other.number }));
          void navigate({ to: '/tickets/$ticket', params: { ticket: String(other.number) } });
        },
      },
    );

  return (
    <Dialog title={t('split.title', { number: ticket.number })} onClose={onClose} width={560}>
      <Form fault={split.error} className={styles.form} onSend={send}>
        <TextField
          label={t('split.subject')}
          name="subject"
          defaultValue={ticket.subject}
          maxLength={250}
          data-autofocus
          problem={problemAt(split.error, '/subject')}
        />
        <fieldset className={styles.messages}>
          <legend>{t('split.which')}</legend>
          {messages.map((message) => (
            <Pick key={message.id} message={message} picked={picked.has(message.id)} onPick={() => pick(message.id)} />
          ))}
        </fieldset>
        <p className={styles.hint}>{t(all && picked.size > 0 ? 'split.leaveOne' : 'split.means')}</p>
        <Refusal title={t('ticket.notChanged')} fault={split.error} fields={['/subject']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={split.isPending} disabled={picked.size === 0 || all}>
            {t('split.do', { count: picked.size })}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}

function Pick({ message, picked, onPick }: { message: Message; picked: boolean; onPick: () => void }) {
  const { t } = useTranslation();
  const now = useMinute();
  const { author, body_text, created_at, written_in } = message;
  return (
    <label>
      <input type="checkbox" checked={picked} disabled={written_in !== null} onChange={onPick} />
      <span>
        <strong>{author.name}</strong>
        <time dateTime={created_at}>{`${dayName(created_at, now)} ${clockTime(Date.parse(created_at))}`}</time>
        <span>{written_in ? t('talk.fromTicket', { number: written_in.number }) : body_text}</span>
      </span>
    </label>
  );
}
