import type { Query, QueryClient } from '@tanstack/react-query';
import { call } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { makeStale } from '@/api/stale';
import { ticketKeys } from '@/api/tickets';
import type { Ticket } from '@/api/types';
import { applyTicket, lists, waitForAll } from './applyPush';
import type { Missed } from './line';

/** So many tickets are read one by one; of more, the lists wait to be read as a whole. */
const mostRead = 20;

/** Brings in what happened without the line: what is named is refreshed, and nothing else; lists must not jump. */
export function applyMissed(cache: QueryClient, { events, gone, resync, broken }: Missed, me: string): void {
  if (broken) readFailedAgain(cache);
  if (resync) applyReturn(cache);
  for (const id of gone) applyTicket(cache, id, null, me);
  const named = [...new Set(events.map((event) => event.ticket_id))];
  for (const id of named) {
    makeStale(cache, { queryKey: ticketKeys.messages(id) });
    makeStale(cache, { queryKey: ticketKeys.events(id) });
  }
  if (named.length > mostRead) mistrust(cache, new Set(named));
  else named.forEach((id) => void readTicket(cache, id, me));
}

/** A ticket was joined at this version: a page that read it earlier reads it again. */
export function applyJoined(cache: QueryClient, id: string, version: number): void {
  const old = ({ state }: Query) => isOf(state.data, id) && (state.data as Ticket).version < version;
  if (cache.getQueryCache().findAll({ queryKey: ['tickets', 'one'], predicate: old }).length === 0) return;
  makeStale(cache, { queryKey: ['tickets', 'one'], predicate: old });
  makeStale(cache, { queryKey: ticketKeys.messages(id) });
  makeStale(cache, { queryKey: ticketKeys.events(id) });
}

/** Everything may have changed. */
export function applyReturn(cache: QueryClient): void {
  for (const [key] of lists(cache)) waitForAll(cache, key);
  makeStale(cache, { predicate: (query) => !isList(query) });
}

// The push that comes at the same time may bring a newer version than this reads: the newer one stays.
async function readTicket(cache: QueryClient, id: string, me: string): Promise<void> {
  try {
    applyTicket(cache, id, await call<Ticket>('GET', `/tickets/${id}`), me);
  } catch (fault) {
    if (fault instanceof ApiProblem && fault.status === 404) applyTicket(cache, id, null, me);
    else mistrust(cache, new Set([id]));
  }
}

function mistrust(cache: QueryClient, ids: Set<string>): void {
  for (const [key] of lists(cache)) waitForAll(cache, key);
  makeStale(cache, {
    queryKey: ['tickets', 'one'],
    predicate: ({ state }) => ids.has((state.data as Ticket | undefined)?.id ?? ''),
  });
}

function readFailedAgain(cache: QueryClient): void {
  const failed = ({ state }: Query) => state.status === 'error';
  for (const { queryKey } of cache.getQueryCache().findAll({ queryKey: ticketKeys.lists, predicate: failed })) {
    waitForAll(cache, queryKey);
  }
  makeStale(cache, { predicate: (query) => failed(query) && !isList(query) });
}

function isList({ queryKey }: Query): boolean {
  return queryKey[0] === 'tickets' && queryKey[1] === 'list';
}

function isOf(data: unknown, id: string): boolean {
  return (data as { id?: string } | undefined)?.id === id;
}
