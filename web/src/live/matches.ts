import type { TicketFilter } from '@/api/tickets';
import { priorities, type Ticket } from '@/api/types';

/**
 * Whether a pushed ticket belongs to a list. Words are the server's to judge, so a search says no:
 * its rows change in place and new finds come with the next search.
 */
export function matches(ticket: Ticket, filter: TicketFilter, me: string): boolean {
  return (
    !filter.q &&
    (filter.trash ? ticket.deleted_at !== null : ticket.deleted_at === null && ticket.is_spam === Boolean(filter.spam)) &&
    oneOf(filter.status, ticket.status) &&
    oneOf(filter.priority, ticket.priority) &&
    fits(filter.assignee, ticket.assignee?.id, me) &&
    fits(filter.team, ticket.team?.id, me) &&
    (!filter.tag || ticket.tags.includes(filter.tag)) &&
    (!filter.requester || ticket.requester.id === filter.requester)
  );
}

/**
 * Whether it would stand among the rows that are loaded. An old ticket that changed belongs to the list but is not new to
 * it: it stands further down.
 */
export function reaches(ticket: Ticket, last: Ticket | undefined, sort = '-created_at'): boolean {
  if (!last) return true;
  const key = sort.replace('-', '');
  const by = compare(rank(ticket, key), rank(last, key));
  return sort.startsWith('-') ? by >= 0 : by <= 0;
}

function rank(ticket: Ticket, key: string): string | number {
  if (key === 'priority') return -priorities.indexOf(ticket.priority);
  if (key === 'sla_due_at') return due(ticket);
  return key === 'updated_at' ? ticket.updated_at : ticket.created_at;
}

// As the server keeps it: the first that is owed, a late one too, and none while the team waits.
function due({ status, sla }: Ticket): string {
  const owed = status === 'pending' || status === 'on_hold' ? [] : sla.flatMap((clock) => (clock.due_at && !clock.ended_at ? [clock.due_at] : []));
  return owed.toSorted()[0] ?? '9999';
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function oneOf(list: string | undefined, value: string): boolean {
  return !list || list.split(',').includes(value);
}

function fits(wanted: string | undefined, id: string | undefined, me: string): boolean {
  if (!wanted) return true;
  if (wanted === 'none') return id === undefined;
  return id === (wanted === 'me' ? me : wanted);
}
