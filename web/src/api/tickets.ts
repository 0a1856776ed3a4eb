import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { call } from './client';
import { newest, newestRows } from './newest';
import { type Attempt, attemptOf, untilAnswered } from './once';
import type { NewTicket, Page, Ticket } from './types';

/** The filters of GET /tickets as the address carries them. */
export type TicketFilter = {
  status?: string;
  priority?: string;
  assignee?: string;
  team?: string;
  tag?: string;
  requester?: string;
  trash?: 'true';
  spam?: 'true';
  q?: string;
  sort?: string;
};

export const ticketKeys = {
  lists: ['tickets', 'list'] as const,
  list: (filter: TicketFilter) => ['tickets', 'list', filter] as const,
  /** What pushes say has changed about a list and what is not in it yet. */
  waiting: (filter: TicketFilter) => ['tickets', 'waiting', filter] as const,
  one: (key: string) => ['tickets', 'one', key] as const,
  messages: (id: string) => ['tickets', 'messages', id] as const,
  events: (id: string) => ['tickets', 'events', id] as const,
  of: (requester: string) => ['tickets', 'of', requester] as const,
  found: (words: string) => ['tickets', 'found', words] as const,
};

export function ticketListQuery(filter: TicketFilter) {
  return infiniteQueryOptions({
    queryKey: ticketKeys.list(filter),
    queryFn: ({ pageParam, signal }) =>
      call<Page<Ticket>>('GET', '/tickets', { query: { ...filter, limit: 100, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    // Never re-read by itself: rows would move under the hand. tickets/useLiveList decides when.
    staleTime: Infinity,
    structuralSharing: newestRows,
    refetchOnReconnect: false,
  });
}

/** One ticket, by id or by number. */
export function ticketQuery(key: string) {
  return queryOptions({
    queryKey: ticketKeys.one(key),
    queryFn: ({ signal }) => call<Ticket>('GET', `/tickets/${encodeURIComponent(key)}`, { signal }),
    structuralSharing: newest,
  });
}

export function useCreateTicket() {
  const cache = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  return useMutation({
    ...untilAnswered,
    mutationFn: (ticket: NewTicket) => {
      attempt.current = attemptOf(ticket, attempt.current);
      return call<Ticket>('POST', '/tickets', { body: ticket, once: attempt.current.key });
    },
    onSuccess: (ticket) => {
      attempt.current = null;
      cache.setQueryData(ticketQuery(String(ticket.number)).queryKey, (known) => known ?? ticket);
    },
  });
}
