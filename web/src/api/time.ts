import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { TicketTime, TimeEntry } from './types';

export const timeKeys = {
  ofTicket: (ticket: string) => ['time', ticket] as const,
  running: ['time', 'running'] as const,
};

/** The newest entries of a ticket and the sums of all. */
export function timeQuery(ticket: string) {
  return queryOptions({
    queryKey: timeKeys.ofTicket(ticket),
    queryFn: ({ signal }) => call<TicketTime>('GET', `/tickets/${ticket}/time`, { query: { limit: 25 }, signal }),
  });
}

/** One's own timer, wherever it runs. */
export const timerQuery = queryOptions({
  queryKey: timeKeys.running,
  queryFn: ({ signal }) => call<{ running: TimeEntry | null }>('GET', '/time/running', { signal }),
});

export type NewTime = { seconds: number; billable: boolean; note: string; started_at?: string };

export function useAddTime(ticket: string) {
  return useTimeChange((time: NewTime) => call<TimeEntry>('POST', `/tickets/${ticket}/time`, { body: time }));
}

export function useDeleteTime() {
  return useTimeChange((id: string) => call<void>('DELETE', `/time/${id}`));
}

export function useStartTimer(ticket: string) {
  return useTimeChange((billable: boolean) => call<TimeEntry>('POST', `/tickets/${ticket}/time/start`, { body: { billable } }));
}

export function useStopTimer() {
  return useTimeChange((id: string) => call<TimeEntry>('POST', `/time/${id}/stop`));
}

/** A timer that starts here stops elsewhere, so all that shows time is read again. */
function useTimeChange<TInput, TOutput>(change: (input: TInput) => Promise<TOutput>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void cache.invalidateQueries({ queryKey: ['tickets', 'events'] });
      return cache.invalidateQueries({ queryKey: ['time'] });
    },
  });
}
