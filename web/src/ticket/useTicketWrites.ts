import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useState } from 'react';
import { ApiProblem } from '@/api/problem';
import { readAgain, type TicketChange, useChangeTicket } from '@/api/ticketWrites';
import type { MoveReason, Status, Ticket } from '@/api/types';
import { notify } from '@/kit/notify';
import { reasonOf } from './reason';

export type TicketWrites = {
  make: (change: TicketChange, onDone?: (ticket: Ticket) => void) => void;
  /** The last move the server did not allow, with those it does. */
  refused: RefusedMove | null;
  forget: () => void;
};

export type RefusedMove = {
  from: Status;
  to: Status;
  allowed: Status[];
  reasons: MoveReason[];
  /** To be made again with what it lacked. */
  change: TicketChange;
  onDone?: (ticket: Ticket) => void;
};

const compared = ['status', 'priority', 'type', 'team', 'assignee', 'tags', 'subject', 'custom_fields'] as const;

/** Changes the ticket and says what became of it; a change made on old ground is offered again. */
export function useTicketWrites(ticket: Ticket): TicketWrites {
  const cache = useQueryClient();
  const write = useChangeTicket(ticket.id);
  const [refused, setRefused] = useState<RefusedMove | null>(null);

  const make = (change: TicketChange, onDone?: (ticket: Ticket) => void) => {
    setRefused(null);
    // Not `mutate`: its callbacks are lost when the next change begins before this one is answered.
    write.mutateAsync(change).then(onDone, (fault: Error) => explain(fault, change, onDone));
  };

  const explain = async (fault: Error, change: TicketChange, onDone?: (ticket: Ticket) => void) => {
    const status = change.shown.status;
    if (fault instanceof ApiProblem && fault.code === 'transition_not_allowed' && status) {
      setRefused({ from: ticket.status, to: status, allowed: fault.allowed as Status[], reasons: fault.reasons, change, onDone });
    } else if (fault instanceof ApiProblem && fault.status === 412) {
      const what = await readAgain(cache, ticket.id).then((now) => whatChanged(ticket, now), () => 'conversation' as const);
      notify(i18next.t('ticket.changedMeanwhile', { what: i18next.t(`ticket.field.${what}`) }), {
        tone: 'refused',
        act: { label: i18next.t('ticket.redo'), run: () => make(change, onDone) },
      });
    } else {
      notify(`${i18next.t('ticket.notChanged')} ${reasonOf(fault)}`, { tone: 'refused' });
    }
  };

  return { make, refused, forget: () => setRefused(null) };
}

/** When no field differs it was a message: it raises the version too. */
function whatChanged(was: Ticket, is: Ticket) {
  if (was.status_id !== is.status_id) return 'status';
  return compared.find((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field])) ?? 'conversation';
}
