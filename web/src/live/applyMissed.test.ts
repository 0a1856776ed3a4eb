import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type TicketFilter, ticketKeys, ticketListQuery } from '@/api/tickets';
import type { FeedEvent, Ticket } from '@/api/types';
import { aTicket } from '@/testing/tickets';
import { applyJoined, applyMissed } from './applyMissed';
import type { Missed } from './line';

const open: TicketFilter = { status: 'new,open' };
const me = 'a1';
const asked: string[] = [];
let served: Record<string, Ticket>;
let cache: QueryClient;

beforeEach(() => {
  asked.length = 0;
  served = {};
  cache = new QueryClient();
  const rows = ['t1', 't2', 't3'].map((id) => aTicket({ id }));
  cache.setQueryData(ticketListQuery(open).queryKey, { pages: [{ data: rows, next: null }], pageParams: [undefined] });
  cache.setQueryData(ticketKeys.one('4521'), aTicket());
  for (const id of ['t1', 't2']) cache.setQueryData(ticketKeys.messages(id), { pages: [], pageParams: [] });
  vi.stubGlobal('fetch', async (address: string) => {
    const id = address.split('/').at(-1) ?? '';
    asked.push(id);
    const ticket = served[id];
    return new Response(JSON.stringify(ticket ?? { code: 'not_found' }), { status: ticket ? 200 : 404 });
  });
});

afterEach(() => vi.unstubAllGlobals());

const anEvent = (ticket_id: string) => ({ ticket_id, type: 'ticket.updated' }) as FeedEvent;
const miss = (given: Partial<Missed>) => applyMissed(cache, { events: [], gone: [], resync: false, broken: true, ...given }, me);
const rows = () => cache.getQueryData(ticketListQuery(open).queryKey)?.pages.flatMap((page) => page.data) ?? [];
const waiting = () => cache.getQueryData(ticketKeys.waiting(open));
const isStale = (key: readonly unknown[]) => cache.getQueryState(key)?.isInvalidated;

test('exactly the tickets that are named are refreshed, each once, in their place', async () => {
  served.t1 = aTicket({ version: 4, subject: 'Now it squeaks' });
  miss({ events: [anEvent('t1'), anEvent('t1')] });
  await vi.waitFor(() => expect(rows()[0]?.subject).toBe('Now it squeaks'));
  expect(rows().map(({ id }) => id)).toEqual(['t1', 't2', 't3']);
  expect(cache.getQueryData<Ticket>(ticketKeys.one('4521'))?.subject).toBe('Now it squeaks');
  expect(asked).toEqual(['t1']);
  expect(isStale(ticketKeys.messages('t1'))).toBe(true);
  expect(isStale(ticketKeys.messages('t2'))).toBe(false);
  expect(waiting()).toBeUndefined();
});

test('a ticket opened meanwhile waits to be let in, as a pushed one does', async () => {
  served.t9 = aTicket({ id: 't9', status: 'new' });
  miss({ events: [anEvent('t9')] });
  await vi.waitFor(() => expect(waiting()).toMatchObject({ arrived: ['t9'], unknown: false }));
  expect(rows()).toHaveLength(3);
});

test('what has left one’s sight leaves the list, and its page asks anew', () => {
  miss({ gone: ['t1'] });
  expect(rows().map(({ id }) => id)).toEqual(['t2', 't3']);
  expect(isStale(ticketKeys.one('4521'))).toBe(true);
});

test('a ticket that is gone by the time it is read is taken away', async () => {
  miss({ events: [anEvent('t2')] });
  await vi.waitFor(() => expect(rows().map(({ id }) => id)).toEqual(['t1', 't3']));
});

test('a newer version that was pushed while the ticket was read stays', async () => {
  served.t1 = aTicket({ version: 4, subject: 'as it was' });
  miss({ events: [anEvent('t1')] });
  cache.setQueryData(ticketKeys.one('4521'), aTicket({ version: 5, subject: 'as it is' }));
  await vi.waitFor(() => expect(rows()[0]?.version).toBe(4));
  expect(cache.getQueryData<Ticket>(ticketKeys.one('4521'))?.subject).toBe('as it is');
});

test('of very many tickets none is read by itself: lists wait, open pages read again', () => {
  miss({ events: Array.from({ length: 30 }, (_, n) => anEvent(`t${n}`)) });
  expect(asked).toEqual([]);
  expect(waiting()).toMatchObject({ unknown: true });
  expect(isStale(ticketKeys.one('4521'))).toBe(true);
  expect(isStale(ticketKeys.messages('t2'))).toBe(true);
});

test('too much to tell: everything is read again, and lists wait with an unknown change instead of jumping', () => {
  miss({ resync: true });
  expect(isStale(ticketListQuery(open).queryKey)).toBe(false);
  expect(waiting()).toMatchObject({ unknown: true });
  expect(isStale(ticketKeys.messages('t2'))).toBe(true);
});

test('what could not be read while the line was down is read again', async () => {
  const failing = { queryKey: ['teams'], queryFn: () => Promise.reject(new Error('no line')), retry: false };
  await cache.fetchQuery(failing).catch(() => {});
  await cache.fetchInfiniteQuery({ ...ticketListQuery(open), staleTime: 0, queryFn: failing.queryFn, retry: false }).catch(() => {});
  miss({});
  expect(isStale(['teams'])).toBe(true);
  expect(waiting()).toMatchObject({ unknown: true });
  expect(isStale(ticketKeys.one('4521'))).toBe(false);
});

test('a ticket that was joined at a newer version than is shown is read again, at the same one not', () => {
  applyJoined(cache, 't1', 1);
  expect(isStale(ticketKeys.one('4521'))).toBe(false);
  applyJoined(cache, 't1', 2);
  expect(isStale(ticketKeys.one('4521'))).toBe(true);
  expect(isStale(ticketKeys.messages('t1'))).toBe(true);
});
