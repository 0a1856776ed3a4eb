// The route loads it lazily; no test should wait for that.
import '@/ticket/TicketPage';
import type { Message, Ticket, TicketEvent } from '@/api/types';
import { noRows, renderApp } from './render';
import { aMessage } from './messages';
import { aTicket } from './tickets';

type Given = { ticket?: Partial<Ticket>; messages?: Message[]; events?: TicketEvent[]; answers?: Record<string, unknown> };

/** The page of one ticket, over a server that knows it and its conversation. */
export function renderTicket({ ticket, messages = [aMessage()], events = [], answers = {} }: Given = {}) {
  const shown = aTicket(ticket);
  return renderApp(`/tickets/${shown.number}`, {
    [`GET /tickets/${shown.number}`]: shown,
    [`GET /tickets/${shown.id}`]: shown,
    [`GET /tickets/${shown.id}/messages`]: () => ({ body: { data: messages, next: null } }),
    [`GET /tickets/${shown.id}/events`]: () => ({ body: { data: events, next: null } }),
    [`GET /tickets/${shown.id}/links`]: { data: [], merged: [] },
    [`GET /tickets/${shown.id}/time`]: () => ({ body: { data: [], next: null, total_s: 0, billable_s: 0 } }),
    'GET /tickets': noRows,
    [`GET /contacts/${shown.requester.id}`]: { ...shown.requester, company: null, created_at: '2025-03-02T09:00:00Z' },
    ...answers,
  });
}
