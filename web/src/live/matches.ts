import type { TicketFilter } from '@/api/tickets';
import type { Ticket } from '@/api/types';

/**
 * Whether a pushed ticket belongs to a list. Words are the server's to judge, so a search says no:
 * its rows change in place and new finds come with the next search.
 */
export function matches(ticket: Ticket, filter: TicketFilter, me: string): boolean {
  return (
    !filter.q &&
    oneOf(filter.status, ticket.status) &&
    oneOf(filter.priority, ticket.priority) &&
    fits(filter.assignee, ticket.assignee?.id, me) &&
    fits(filter.team, ticket.team?.id, me) &&
    (!filter.tag || ticket.tags.includes(filter.tag)) &&
    (!filter.requester || ticket.requester.id === filter.requester)
  );
}

function oneOf(list: string | undefined, value: string): boolean {
  return !list || list.split(',').includes(value);
}

function fits(wanted: string | undefined, id: string | undefined, me: string): boolean {
  if (!wanted) return true;
  if (wanted === 'none') return id === undefined;
  return id === (wanted === 'me' ? me : wanted);
}
