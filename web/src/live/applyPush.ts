import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { addMessage } from '@/api/conversation';
import { makeStale } from '@/api/stale';
import { ticketKeys, type TicketFilter } from '@/api/tickets';
import type { Message, Page, Ticket } from '@/api/types';
import type { Push, PushName } from './line';
import { matches, reaches } from './matches';
import { noteChange } from './recent';

type List = InfiniteData<Page<Ticket>, string | undefined>;

/** `arrived`: belong to the list and are not in it. `left`: some row no longer belongs. `unknown`: something is not as it is shown. */
export type Waiting = { arrived: string[]; left: boolean; unknown: boolean };

/** Two tickets have to do with each other, or no longer; a merge and a split move messages. */
const relating = ['ticket.merged', 'ticket.unmerged', 'ticket.linked', 'ticket.split'];

export const nothingWaiting: Waiting = { arrived: [], left: false, unknown: false };

/** Brings one push into the cache: values change in place, what would move rows only waits. */
export function applyPush(cache: QueryClient, name: PushName, push: Push, me: string): void {
  const { ticket_id: id, type, data } = push;
  if (name === 'message_added' && isMessage(data)) addMessage(cache, data);
  // A list hears of a message too, as a change of its ticket.
  else if (type === 'comment.added' || name !== 'ticket_changed') makeStale(cache, { queryKey: ticketKeys.messages(id) });
  if (name === 'ticket_changed') {
    makeStale(cache, { queryKey: ticketKeys.events(id) });
    if (relating.includes(type)) {
      makeStale(cache, { queryKey: ['related'] });
      makeStale(cache, { queryKey: ticketKeys.messages(id) });
    }
    if (type === 'ticket.time_logged') makeStale(cache, { queryKey: ['time'] });
    applyTicket(cache, id, data as Ticket | null, me);
  } else if (push.ticket) applyTicket(cache, id, push.ticket, me);
}

/** A ticket as it now is; null: it has left one's sight. */
export function applyTicket(cache: QueryClient, id: string, ticket: Ticket | null, me: string): void {
  noteChange(id);
  applyToOne(cache, id, ticket);
  applyToOthers(cache, id, ticket);
  for (const [key, list] of lists(cache)) {
    // What is being read may be older than this.
    const known = list?.pages.some((page) => page.data.some((row) => row.id === id));
    if (cache.isFetching({ queryKey: key, exact: true }) > 0 && !(known && ticket)) waitForAll(cache, key);
    if (list) applyToList(cache, filterOf(key), list, id, ticket, me);
  }
}

/** This list is not as it should be, and is read again when it is calm. */
export function waitForAll(cache: QueryClient, key: readonly unknown[]): void {
  wait(cache, filterOf(key), (waiting) => ({ ...waiting, unknown: true }));
}

export function lists(cache: QueryClient) {
  return cache.getQueriesData<List>({ queryKey: ticketKeys.lists });
}

function applyToOne(cache: QueryClient, id: string, ticket: Ticket | null): void {
  for (const [key, known] of cache.getQueriesData<Ticket>({ queryKey: ['tickets', 'one'] })) {
    if (known?.id !== id) continue;
    if (!ticket) makeStale(cache, { queryKey: key });
    else if (ticket.version >= known.version) cache.setQueryData(key, newerOf(known, ticket));
  }
}

/** The few that stand beside a ticket of the same customer. */
function applyToOthers(cache: QueryClient, id: string, ticket: Ticket | null): void {
  for (const [key, others] of cache.getQueriesData<Page<Ticket>>({ queryKey: ['tickets', 'of'] })) {
    const known = others?.data.find((other) => other.id === id);
    if (known && ticket) {
      if (ticket.version > known.version) cache.setQueryData(key, { ...others, data: others?.data.map((other) => (other.id === id ? ticket : other)) });
    } else if (known || key[2] === ticket?.requester.id) makeStale(cache, { queryKey: key });
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
  if (ticket && ticket.version < known.version) return;
  cache.setQueryData(ticketKeys.list(filter), changeRow(list, id, ticket && newerOf(known, ticket)));
  if (ticket?.version === known.version) return;
  if (ticket && !belongs && !filter.q) wait(cache, filter, (waiting) => ({ ...waiting, left: true }));
}

// Time alone gives a ticket no new version: what was promised falls due.
function newerOf(known: Ticket, pushed: Ticket): Ticket {
  return pushed.version > known.version ? pushed : { ...known, sla: pushed.sla };
}

function changeRow(list: List, id: string, ticket: Ticket | null): List {
  const change = (rows: Ticket[]) =>
    ticket ? rows.map((row) => (row.id === id ? ticket : row)) : rows.filter((row) => row.id !== id);
  const touches = (page: Page<Ticket>) => page.data.some((row) => row.id === id);
  return { ...list, pages: list.pages.map((page) => (touches(page) ? { ...page, data: change(page.data) } : page)) };
}

function filterOf(key: readonly unknown[]): TicketFilter {
  return key[2] as TicketFilter;
}

function wait(cache: QueryClient, filter: TicketFilter, change: (waiting: Waiting) => Waiting): void {
  cache.setQueryData<Waiting>(ticketKeys.waiting(filter), (waiting) => change(waiting ?? nothingWaiting));
}

function isMessage(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'body_text' in data;
}
