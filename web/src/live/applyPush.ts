import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { ticketKeys, type TicketFilter } from '@/api/tickets';
import type { Page, Ticket } from '@/api/types';
import type { Push, PushName } from './line';
import { matches, reaches } from './matches';
import { noteChange } from './recent';

type List = InfiniteData<Page<Ticket>, string | undefined>;

/** `arrived`: belong to the list and are not in it. `left`: some row no longer belongs. `unknown`: pushes were missed. */
export type Waiting = { arrived: string[]; left: boolean; unknown: boolean };

export const nothingWaiting: Waiting = { arrived: [], left: false, unknown: false };

/** Brings one push into the cache: values change in place, what would move rows only waits. */
export function applyPush(cache: QueryClient, name: PushName, push: Push, me: string): void {
  if (name === 'ticket_changed') applyTicket(cache, push.ticket_id, push.data as Ticket | null, me);
  else void cache.invalidateQueries({ queryKey: ticketKeys.messages(push.ticket_id) });
}

/** After a break of the line: everything may have changed, and lists must not jump. */
export function applyReturn(cache: QueryClient): void {
  for (const [key] of lists(cache)) wait(cache, filterOf(key), (waiting) => ({ ...waiting, unknown: true }));
  void cache.invalidateQueries({ predicate: ({ queryKey }) => !(queryKey[0] === 'tickets' && queryKey[1] === 'list') });
}

function applyTicket(cache: QueryClient, id: string, ticket: Ticket | null, me: string): void {
  noteChange(id);
  applyToOne(cache, id, ticket);
  for (const [key, list] of lists(cache)) {
    if (list) applyToList(cache, filterOf(key), list, id, ticket, me);
  }
}

function applyToOne(cache: QueryClient, id: string, ticket: Ticket | null): void {
  for (const [key, known] of cache.getQueriesData<Ticket>({ queryKey: ['tickets', 'one'] })) {
    if (known?.id !== id) continue;
    if (!ticket) void cache.invalidateQueries({ queryKey: key });
    else if (ticket.version > known.version) cache.setQueryData(key, ticket);
  }
}

function applyToList(
  cache: QueryClient,
  filter: TicketFilter,
  list: List,
  id: string,
  ticket: Ticket | null,
  me: string,
): void {
  const rows = list.pages.flatMap((page) => page.data);
  const known = rows.find((row) => row.id === id);
  const belongs = ticket !== null && matches(ticket, filter, me);
  if (!known) {
    const last = list.pages.at(-1)?.next ? rows.at(-1) : undefined;
    if (belongs && reaches(ticket, last, filter.sort)) wait(cache, filter, (waiting) => ({ ...waiting, arrived: [...new Set([...waiting.arrived, id])] }));
    return;
  }
  if (ticket && ticket.version <= known.version) return;
  cache.setQueryData(ticketKeys.list(filter), changeRow(list, id, ticket));
  if (ticket && !belongs && !filter.q) wait(cache, filter, (waiting) => ({ ...waiting, left: true }));
}

function changeRow(list: List, id: string, ticket: Ticket | null): List {
  const change = (rows: Ticket[]) =>
    ticket ? rows.map((row) => (row.id === id ? ticket : row)) : rows.filter((row) => row.id !== id);
  const touches = (page: Page<Ticket>) => page.data.some((row) => row.id === id);
  return { ...list, pages: list.pages.map((page) => (touches(page) ? { ...page, data: change(page.data) } : page)) };
}

function lists(cache: QueryClient) {
  return cache.getQueriesData<List>({ queryKey: ticketKeys.lists });
}

function filterOf(key: readonly unknown[]): TicketFilter {
  return key[2] as TicketFilter;
}

function wait(cache: QueryClient, filter: TicketFilter, change: (waiting: Waiting) => Waiting): void {
  cache.setQueryData<Waiting>(ticketKeys.waiting(filter), (waiting) => change(waiting ?? nothingWaiting));
}
