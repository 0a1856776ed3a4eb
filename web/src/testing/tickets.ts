import type { Ticket, TicketClock } from '@/api/types';
import type { Push } from '@/live/line';

/** A ticket with whatever the test cares about. */
export function aTicket(given: Partial<Ticket> = {}): Ticket {
  return {
    id: 't1',
    number: 4521,
    subject: 'Battery shows E07 and cuts out on hills',
    status: 'open',
    status_id: null,
    status_name: null,
    priority: 'normal',
    type: 'question',
    source: 'email',
    requester: { id: 'c1', name: 'Maya Brandt', email: 'maya@radhaus.example' },
    assignee: null,
    team: null,
    company: null,
    tags: [],
    custom_fields: {},
    created_at: '2026-01-10T09:00:00Z',
    updated_at: '2026-01-10T09:00:00Z',
    first_response_at: null,
    resolved_at: null,
    closed_at: null,
    follow_up_of: null,
    followed_by: null,
    merged_into: null,
    deleted_at: null,
    deleted_by: null,
    is_spam: false,
    satisfaction: null,
    escalation_level: 0,
    sla: [],
    external: [],
    version: 1,
    ...given,
  };
}

/** A promise that runs, of four hours from nine o'clock. */
export function aClock(given: Partial<TicketClock> = {}): TicketClock {
  return {
    metric: 'first_response',
    due_at: '2026-01-10T13:00:00Z',
    state: 'running',
    remaining_s: 14_400,
    reasons: [{ step: 'started', at: '2026-01-10T09:00:00Z', why: null, policy: 'Standard', target_s: 14_400 }],
    policy: { id: 'p1', name: 'Standard' },
    target_s: 14_400,
    started_at: '2026-01-10T09:00:00Z',
    warn_at: null,
    breached_at: null,
    ended_at: null,
    ...given,
  };
}

/** What is pushed of a ticket to one who does not have it open. */
export function aPush(ticket: Ticket, given: Partial<Push> = {}): Push {
  return { position: 1, type: 'ticket.updated', ticket_id: ticket.id, data: ticket, ticket: null, ...given };
}
