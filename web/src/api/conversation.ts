import { infiniteQueryOptions, type InfiniteData, type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
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
    mutationFn: (message: NewMessage) => call<Message>('POST', `/tickets/${id}/messages`, { body: message }),
    onSuccess: (message) => {
      append(cache, message);
      // A message raises the ticket's version, and a first reply opens it.
      void cache.invalidateQueries({ queryKey: ['tickets', 'one'], predicate: ({ state }) => isTicket(state.data, id) });
      void cache.invalidateQueries({ queryKey: ticketKeys.events(id) });
    },
  });
}

function append(cache: QueryClient, message: Message): void {
  cache.setQueryData<InfiniteData<Page<Message>, string | undefined>>(ticketKeys.messages(message.ticket_id), (list) => {
    const known = list?.pages.some((page) => page.data.some(({ id }) => id === message.id));
    const last = list?.pages.at(-1);
    if (!list || !last || known || last.next) return list;
    return { ...list, pages: [...list.pages.slice(0, -1), { ...last, data: [...last.data, message] }] };
  });
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
