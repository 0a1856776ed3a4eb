import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { call } from './client';
import { type Attempt, attemptOf, untilAnswered } from './once';
import { ticketKeys } from './tickets';
import type { BulkChange, BulkEdits, BulkResult, Page } from './types';

/** Named tickets, or all that a query finds. */
export type BulkOrder = ({ ticket_ids: string[] } | { q: string }) & { changes: BulkEdits };

const key = (id: string) => ['bulk', id] as const;

export function useStartBulk() {
  const cache = useQueryClient();
  const attempt = useRef<Attempt | null>(null);
  return useMutation({
    ...untilAnswered,
    mutationFn: (order: BulkOrder) => {
      attempt.current = attemptOf(order, attempt.current);
      return call<BulkChange>('POST', '/tickets/bulk', { body: order, once: attempt.current.key });
    },
    onSuccess: (change) => {
      attempt.current = null;
      cache.setQueryData(key(change.id), change);
    },
  });
}

/** How far it is; asked again while it runs. When it ends, lists are read anew: not every row was on a screen. */
export function useBulkChange(id: string) {
  const cache = useQueryClient();
  const change = useQuery({
    queryKey: key(id),
    queryFn: ({ signal }) => call<BulkChange>('GET', `/tickets/bulk/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 500 : false),
  });
  const ended = change.data !== undefined && change.data.state !== 'running';
  useEffect(() => {
    if (ended) void cache.invalidateQueries({ queryKey: ticketKeys.lists });
  }, [cache, ended]);
  return change;
}

export function useCancelBulk(id: string) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => call<BulkChange>('POST', `/tickets/bulk/${id}/cancel`),
    onSuccess: (change) => cache.setQueryData(key(id), change),
  });
}

export function useRefusedResults(id: string) {
  return useInfiniteQuery({
    queryKey: [...key(id), 'refused'],
    queryFn: ({ signal, pageParam }) => call<Page<BulkResult>>('GET', `/tickets/bulk/${id}/results`, { query: { outcome: 'refused', after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
  });
}
