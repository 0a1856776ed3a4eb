import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { Job, JobSummary, Page, RetriedJobs } from './types';

const queryKey = ['jobs'];
// No push tells of jobs. A tab that nobody looks at does not ask.
const live = { refetchInterval: 5_000, staleTime: 0 } as const;

export function useJobSummary() {
  return useQuery({
    queryKey: [...queryKey, 'summary'],
    queryFn: ({ signal }) => call<JobSummary>('GET', '/jobs/summary', { signal }),
    select: (summary) => summary.data,
    ...live,
  });
}

/** Those that were given up, newest first. */
export function useDeadJobs() {
  return useInfiniteQuery({
    queryKey: [...queryKey, 'dead'],
    queryFn: ({ signal, pageParam }) => call<Page<Job>>('GET', '/jobs', { query: { state: 'dead', after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
    ...live,
  });
}

export function useRetryJob() {
  return useJobWrite((id: string) => call<Job>('POST', `/jobs/${id}/retry`));
}

/** All that were given up, or those of one kind; answers how many. */
export function useRetryDeadJobs() {
  return useJobWrite(async (kind: string | undefined) => {
    let sum = 0;
    for (;;) {
      const { retried, left } = await call<RetriedJobs>('POST', '/jobs/retry', { body: { kind } });
      sum += retried;
      if (left === 0 || retried === 0) return sum;
    }
  });
}

export function useDiscardJob() {
  return useJobWrite((id: string) => call<void>('DELETE', `/jobs/${id}`));
}

function useJobWrite<Sent, Answer>(mutationFn: (sent: Sent) => Promise<Answer>) {
  const cache = useQueryClient();
  // Refused, too, it has told that the list is old.
  return useMutation({ mutationFn, onSettled: () => cache.invalidateQueries({ queryKey }) });
}
