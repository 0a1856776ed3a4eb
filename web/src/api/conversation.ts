import { infiniteQueryOptions, type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { untilAnswered } from './once';
import { makeStale } from './stale';
import { ticketKeys } from './tickets';
import type { Message, Page, TicketEvent } from './types';

/** A conversation is read from its beginning and shown from its end, so several pages are read at once. */
const pagesAtOnce = 5;

export function messagesQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ticketKeys.messages(id),
    queryFn: ({ pageParam, signal }) => readPages<Message>(`/tickets/${id}/messages`, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export function eventsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ticketKeys.events(id),
    queryFn: ({ pageParam, signal }) => readPages<TicketEvent>(`/tickets/${id}/events`, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

export type NewMessage = {
  kind: 'public_reply' | 'internal_note';
  body: string;
  format: 'markdown';
  file_ids: string[];
};

export function useAddMessage(id: string) {
  const cache = useQueryClient();
  return useMutation({
    ...untilAnswered,
    mutationFn: ({ message, once }: { message: NewMessage; once: string }) =>
      call<Message>('POST', `/tickets/${id}/messages`, { body: message, once }),
    onSuccess: (message) => {
      addMessage(cache, message);
      // A message raises the ticket's version, and a first reply opens it.
      void cache.invalidateQueries({ queryKey: ['tickets', 'one'], predicate: ({ state }) => isTicket(state.data, id) });
      void cache.invalidateQueries({ queryKey: ticketKeys.events(id) });
    },
  });
}

/** Puts a message at the end, once: it may come by its own answer, by a push, by both. What does not fit there is read again. */
export function addMessage(cache: QueryClient, message: Message): void {
  const queryKey = ticketKeys.messages(message.ticket_id);
  const list = cache.getQueryData<InfiniteData<Page<Message>, string | undefined>>(queryKey);
  const last = list?.pages.at(-1);
  const newest = last?.data.at(-1);
  const reading = cache.isFetching({ queryKey, exact: true }) > 0;
  if (!list || !last || reading || (newest && Date.parse(newest.created_at) > Date.parse(message.created_at))) {
    makeStale(cache, { queryKey });
    return;
  }
  const known = list.pages.some((page) => page.data.some(({ id }) => id === message.id));
  if (known || last.next) return;
  cache.setQueryData(queryKey, { ...list, pages: [...list.pages.slice(0, -1), { ...last, data: [...last.data, message] }] });
}

function isTicket(data: unknown, id: string): boolean {
  return (data as { id?: string } | undefined)?.id === id;
}

async function readPages<T>(path: string, from: string | undefined, signal: AbortSignal): Promise<Page<T>> {
  const data: T[] = [];
  let after = from;
  for (let page = 0; page < pagesAtOnce; page++) {
    const read: Page<T> = await call('GET', path, { query: { limit: 100, after }, signal });
    data.push(...read.data);
    if (!read.next) return { data, next: null };
    after = read.next;
  }
  return { data, next: after ?? null };
}
