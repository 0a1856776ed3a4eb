import { QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test } from 'vitest';
import { type TicketFilter, ticketKeys, ticketListQuery } from '@/api/tickets';
import type { Ticket } from '@/api/types';
import { aTicket } from '@/testing/tickets';
import { applyPush, applyReturn } from './applyPush';
import { matches, reaches } from './matches';

const unassigned: TicketFilter = { assignee: 'none', status: 'new,open' };
const me = 'a1';
let cache: QueryClient;

beforeEach(() => {
  cache = new QueryClient();
  cache.setQueryData(ticketListQuery(unassigned).queryKey, {
    pages: [{ data: [aTicket({ version: 5 })], next: null }],
    pageParams: [undefined],
  });
});

function push(ticket: Ticket) {
  applyPush(cache, 'ticket_changed', { type: 'ticket.updated', ticket_id: ticket.id, data: ticket }, me);
}

function row() {
  return cache.getQueryData(ticketListQuery(unassigned).queryKey)?.pages[0]?.data[0];
}

test('an older version changes nothing', () => {
  push(aTicket({ version: 4, subject: 'as it was' }));
  expect(row()?.version).toBe(5);
});

test('a ticket that no longer belongs stays, changed, until the list is calm', () => {
  push(aTicket({ version: 6, assignee: { id: me, name: 'Ines Okafor' } }));
  expect(row()?.assignee?.id).toBe(me);
  expect(cache.getQueryData(ticketKeys.waiting(unassigned))).toMatchObject({ left: true, arrived: [] });
});

test('a ticket that belongs and is not in the list waits once', () => {
  push(aTicket({ id: 't9', status: 'new' }));
  push(aTicket({ id: 't9', status: 'new', version: 2 }));
  expect(cache.getQueryData(ticketKeys.waiting(unassigned))).toMatchObject({ arrived: ['t9'] });
});

test('an old ticket that belongs further down is not new', () => {
  cache.setQueryData(ticketListQuery(unassigned).queryKey, {
    pages: [{ data: [aTicket({ created_at: '2026-01-10T09:00:00Z' })], next: 'more' }],
    pageParams: [undefined],
  });
  push(aTicket({ id: 't8', created_at: '2025-12-01T09:00:00Z' }));
  expect(cache.getQueryData(ticketKeys.waiting(unassigned))).toBeUndefined();
  push(aTicket({ id: 't9', created_at: '2026-01-11T09:00:00Z' }));
  expect(cache.getQueryData(ticketKeys.waiting(unassigned))).toMatchObject({ arrived: ['t9'] });
});

test('where a ticket stands follows the order of the list', () => {
  const last = aTicket({ priority: 'high', updated_at: '2026-01-10T09:00:00Z' });
  expect(reaches(aTicket({ priority: 'urgent' }), last, '-priority')).toBe(true);
  expect(reaches(aTicket({ priority: 'low' }), last, '-priority')).toBe(false);
  expect(reaches(aTicket({ updated_at: '2026-01-09T09:00:00Z' }), last, '-updated_at')).toBe(false);
  expect(reaches(aTicket({ created_at: '2026-02-01T09:00:00Z' }), last, 'created_at')).toBe(false);
});

test('an open ticket page takes the newer version', () => {
  cache.setQueryData(ticketKeys.one('4521'), aTicket({ version: 5 }));
  push(aTicket({ version: 6, status: 'resolved' }));
  expect(cache.getQueryData<Ticket>(ticketKeys.one('4521'))?.status).toBe('resolved');
});

test("a new message makes the ticket's messages stale", () => {
  cache.setQueryData(ticketKeys.messages('t1'), { data: [] });
  applyPush(cache, 'message_added', { type: 'comment.added', ticket_id: 't1', data: {} }, me);
  expect(cache.getQueryState(ticketKeys.messages('t1'))?.isInvalidated).toBe(true);
});

test('after a break lists wait with an unknown change instead of jumping', () => {
  applyReturn(cache);
  expect(cache.getQueryState(ticketListQuery(unassigned).queryKey)?.isInvalidated).toBe(false);
  expect(cache.getQueryData(ticketKeys.waiting(unassigned))).toMatchObject({ unknown: true });
});

test('belonging follows the filters, and words are left to the server', () => {
  const mine = aTicket({ assignee: { id: me, name: 'Ines Okafor' }, team: { id: 'g1', name: 'Billing' }, tags: ['vip'] });
  expect(matches(mine, { assignee: 'me', team: 'g1', tag: 'vip', priority: 'normal,high' }, me)).toBe(true);
  expect(matches(mine, { assignee: 'none' }, me)).toBe(false);
  expect(matches(mine, { team: 'none' }, me)).toBe(false);
  expect(matches(mine, { status: 'closed' }, me)).toBe(false);
  expect(matches(mine, { q: 'battery*' }, me)).toBe(false);
});
