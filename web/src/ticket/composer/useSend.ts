import { type NewMessage, useAddMessage } from '@/api/conversation';
import { change } from '@/api/ticketWrites';
import type { Status } from '@/api/types';
import { useTicket } from '../context';
import type { Draft } from './useDraft';

/** Sends the draft, under one key until it is answered, and then sets the status that was asked for with it. */
export function useSend(draft: Draft, keyOf: (message: NewMessage) => string, onSent: () => void) {
  const { ticket, writes } = useTicket();
  const add = useAddMessage(ticket.id);
  const send = (then?: Status) => {
    const message: NewMessage = { kind: draft.kind, body: draft.text, format: 'markdown', file_ids: draft.files.map(({ id }) => id) };
    add.mutate(
      { message, once: keyOf(message) },
      {
        onSuccess: () => {
          onSent();
          if (then) writes.make({ ...change.status(then), anyVersion: true });
        },
      },
    );
  };
  return { send, sending: add.isPending, fault: add.error, forget: add.reset };
}
