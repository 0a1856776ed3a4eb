import type { Message, TicketEvent } from '@/api/types';

/** A message of Maya, the customer of `aTicket()`, with whatever the test cares about. */
export function aMessage(given: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    ticket_id: 't1',
    kind: 'public_reply',
    author: { type: 'contact', id: 'c1', name: 'Maya Brandt' },
    body_html: '<p>It happened again this morning.</p>',
    body_text: 'It happened again this morning.',
    files: [],
    created_at: '2026-01-10T09:00:00Z',
    delivery: null,
    written_in: null,
    ...given,
  };
}

/** An event by Priya, a colleague. */
export function anEvent(given: Partial<TicketEvent> = {}): TicketEvent {
  return {
    id: 'e1',
    type: 'ticket.status_changed',
    at: '2026-01-10T09:05:00Z',
    actor: { type: 'agent', id: 'a2', name: 'Priya Raman' },
    ticket_id: 't1',
    data: { from: 'open', to: 'pending' },
    ...given,
  };
}
