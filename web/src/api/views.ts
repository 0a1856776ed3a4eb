import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { NewView, Page, QueryCompletion, View, ViewChange, ViewCount } from './types';

const keys = {
  all: ['views'] as const,
  list: ['views', 'list'] as const,
  counts: ['views', 'counts'] as const,
  completion: (text: string, at: number) => ['views', 'completion', text, at] as const,
};

export const viewsQuery = queryOptions({
  queryKey: keys.list,
  queryFn: async ({ signal }) => (await call<Page<View>>('GET', '/views', { signal })).data,
});

/** How many tickets are in each, by its id or word. */
export const viewCountsQuery = queryOptions({
  queryKey: keys.counts,
  queryFn: async ({ signal }) => {
    const { data } = await call<{ data: ViewCount[] }>('GET', '/views/counts', { signal });
    return new Map(data.map((count) => [count.view, count]));
  },
  structuralSharing: false,
});

/** Whether a text is a query, and what may stand at the cursor. */
export function completionQuery(text: string, at: number) {
  return queryOptions({
    queryKey: keys.completion(text, at),
    queryFn: async ({ signal }) => ({ ...(await call<QueryCompletion>('GET', '/tickets/query', { query: { q: text, at }, signal })), text, at }),
    gcTime: 60_000,
  });
}

export function useSaveView() {
  return useViewWrite((view: NewView) => call<View>('POST', '/views', { body: view }));
}

export function useChangeView() {
  return useViewWrite(({ id, ...change }: ViewChange & { id: string }) => call<View>('PATCH', `/views/${id}`, { body: change }));
}

export function useDeleteView() {
  return useViewWrite((id: string) => call<void>('DELETE', `/views/${id}`));
}

function useViewWrite<Sent, Got>(mutationFn: (sent: Sent) => Promise<Got>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn, onSettled: () => cache.invalidateQueries({ queryKey: keys.all, predicate: ({ queryKey }) => queryKey[1] !== 'completion' }) });
}
