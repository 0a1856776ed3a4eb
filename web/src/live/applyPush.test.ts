import { InfiniteQueryObserver, QueryClient } from '@tanstack/react-query';
import { beforeEach, expect, test, vi } from 'vitest';
import { addMessage, messagesQuery } from '@/api/conversation';
import { type TicketFilter, ticketKeys, ticketListQuery } from '@/api/tickets';
import type { Message, Page, Ticket } from '@/api/types';
import { aMessage } from '@/testing/messages';
import { aClock, aPush, aTicket } from '@/testing/tickets';
import { applyPush } from './applyPush';
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
  applyPush(cache, 'ticket_changed', aPush(ticket), me);
}

function row() {
  return cache.getQueryData(ticketListQuery(unassigned).queryKey)?.pages[0]?.data[0];
}

test('an older version changes nothing', () => {
  push(aTicket({ version: 4, subject: 'as it was' }));
  expect(row()?.version).toBe(5);
});

test('of the same version only the promises are newer, for they fall due by themselves', () => {
  push(aTicket({ version: 5, subject: 'as it was', sla: [aClock({ state: 'breached' })] }));
  expect(row()?.subject).toBe(aTicket().subject);
  expect(row()?.sla).toEqual([aClock({ state: 'breached' })]);
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

test('by what is due first, a ticket without a promise stands last', () => {
  const due = (due_at: string | null, given: Partial<Ticket> = {}) => aTicket({ sla: [aClock({ due_at })], ...given });
  const last = due('2026-01-10T13:00:00Z');
  expect(reaches(due('2026-01-10T12:00:00Z'), last, 'sla_due_at')).toBe(true);
  expect(reaches(aTicket(), last, 'sla_due_at')).toBe(false);
  expect(reaches(due('2026-01-10T12:00:00Z', { status: 'pending' }), last, 'sla_due_at')).toBe(false);
});

test('an open ticket page takes the newer version', () => {
  cache.setQueryData(ticketKeys.one('4521'), aTicket({ version: 5 }));
  push(aTicket({ version: 6, status: 'resolved' }));
  expect(cache.getQueryData<Ticket>(ticketKeys.one('4521'))?.status).toBe('resolved');
});

const talk = messagesQuery('t1').queryKey;
const isStale = (key: readonly unknown[]) => cache.getQueryState(key)?.isInvalidated;
const said = () => cache.getQueryData(talk)?.pages.flatMap((page) => page.data.map(({ id }) => id));
const pushMessage = (data: unknown, ticket: Ticket | null = aTicket({ version: 6 })) =>
  applyPush(cache, 'message_added', aPush(aTicket(), { type: 'comment.added', data, ticket }), me);

function haveRead(...messages: Message[]) {
  cache.setQueryData(talk, { pages: [{ data: messages, next: null }], pageParams: [undefined] });
}

test('a new message stands in the conversation, once, and brings the ticket as it now is', () => {
  haveRead(aMessage());
  cache.setQueryData(ticketKeys.one('4521'), aTicket({ version: 5 }));
  const message = aMessage({ id: 'm2', created_at: '2026-01-10T09:30:00Z' });
  pushMessage(message, aTicket({ version: 6, status: 'pending' }));
  pushMessage(message);
  expect(said()).toEqual(['m1', 'm2']);
  expect(isStale(talk)).toBe(false);
  expect(cache.getQueryData<Ticket>(ticketKeys.one('4521'))?.status).toBe('pending');
  expect(row()?.status).toBe('pending');
});

test('one’s own message is shown once, whether its push or its answer comes first', () => {
  haveRead(aMessage());
  const own = aMessage({ id: 'm2', author: { type: 'agent', id: me, name: 'Ines Okafor' }, created_at: '2026-01-10T09:30:00Z' });
  addMessage(cache, own);
  pushMessage(own);
  const next = { ...own, id: 'm3' };
  pushMessage(next);
  addMessage(cache, next);
  expect(said()).toEqual(['m1', 'm2', 'm3']);
});

test('what does not fit at the end of the conversation is read again: an older message, a file, a message without its text', () => {
  for (const tell of [
    () => pushMessage(aMessage({ id: 'm0', created_at: '2026-01-01T09:00:00Z' })),
    () => pushMessage({ message_id: 'm2', kind: 'internal_note' }),
    () => applyPush(cache, 'file_changed', aPush(aTicket(), { type: 'file.added', data: { file_id: 'f1' } }), me),
    () => applyPush(cache, 'ticket_changed', aPush(aTicket({ version: 6 }), { type: 'comment.added' }), me),
  ]) {
    haveRead(aMessage());
    tell();
    expect(said()).toEqual(['m1']);
    expect(isStale(talk)).toBe(true);
  }
});

test('a message that comes while the conversation is being read is not lost to that reading', async () => {
  const message = aMessage({ id: 'm2', created_at: '2026-01-10T09:30:00Z' });
  let answers = 0;
  const read = async () => ({ data: answers++ === 0 ? [aMessage()] : [aMessage(), message], next: null });
  const watching = new InfiniteQueryObserver(cache, { ...messagesQuery('t1'), queryFn: read }).subscribe(() => {});
  pushMessage(message);
  await vi.waitFor(() => expect(said()).toEqual(['m1', 'm2']));
  watching();
});

test('what is read of a list does not undo what was pushed meanwhile, and what it may lack is read again', async () => {
  const query = ticketListQuery(unassigned);
  let answer: (page: Page<Ticket>) => void = () => {};
  const read = cache.fetchInfiniteQuery({ ...query, staleTime: 0, queryFn: () => new Promise<Page<Ticket>>((resolve) => (answer = resolve)) });
  push(aTicket({ version: 7, subject: 'as it is' }));
  expect(cache.getQueryData(ticketKeys.waiting(unassigned))).toBeUndefined();
  push(aTicket({ id: 't9', status: 'resolved' }));
  expect(cache.getQueryData(ticketKeys.waiting(unassigned))).toMatchObject({ unknown: true });
  answer({ data: [aTicket({ version: 6, subject: 'as it was' })], next: null });
  await read;
  expect(row()?.subject).toBe('as it is');
});

test('every change makes the timeline stale, also of a ticket that is not open', () => {
  cache.setQueryData(ticketKeys.events('t1'), { pages: [], pageParams: [] });
  push(aTicket({ version: 6 }));
  expect(isStale(ticketKeys.events('t1'))).toBe(true);
});

test('belonging follows the filters, and words are left to the server', () => {
  const mine = aTicket({ assignee: { id: me, name: 'Ines Okafor' }, team: { id: 'g1', name: 'Billing' }, tags: ['vip'] });
  expect(matches(mine, { assignee: 'me', team: 'g1', tag: 'vip', priority: 'normal,high' }, me)).toBe(true);
  expect(matches(mine, { assignee: 'none' }, me)).toBe(false);
  expect(matches(mine, { team: 'none' }, me)).toBe(false);
  expect(matches(mine, { status: 'closed' }, me)).toBe(false);
  expect(matches(mine, { q: 'battery*' }, me)).toBe(false);
});

test('what stands beside a ticket of the same customer changes too, and one more is read', () => {
  const key = ticketKeys.of('c1');
  cache.setQueryData(key, { data: [aTicket({ version: 5 })], next: null });
  push(aTicket({ version: 6, status: 'resolved' }));
  expect(cache.getQueryData<Page<Ticket>>(key)?.data[0]?.status).toBe('resolved');
  push(aTicket({ id: 't8', requester: { id: 'c2', name: 'Ola', email: 'ola@radhaus.example' } }));
  expect(isStale(key)).toBe(false);
  push(aTicket({ id: 't9' }));
  expect(isStale(key)).toBe(true);
});
