import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { Calendar, CalendarBody, Page, SlaPolicy, SlaPolicyBody, SlaPreview } from './types';

const slaKey = ['sla'];

// A workspace has a hundred policies at most, and as many calendars fit on a page.
export const policiesQuery = queryOptions({
  queryKey: [...slaKey, 'policies'],
  queryFn: ({ signal }) => call<Page<SlaPolicy>>('GET', '/sla/policies', { query: { limit: 100 }, signal }).then((page) => page.data),
});

export const calendarsQuery = queryOptions({
  queryKey: [...slaKey, 'calendars'],
  queryFn: ({ signal }) => call<Page<Calendar>>('GET', '/sla/calendars', { query: { limit: 100 }, signal }).then((page) => page.data),
});

export function usePreview(policy: string) {
  return useQuery({
    queryKey: [...slaKey, 'policies', policy, 'preview'],
    queryFn: ({ signal }) => call<SlaPreview>('GET', `/sla/policies/${policy}/preview`, { signal }),
    refetchInterval: 60_000,
  });
}

export function useSavePolicy(id: string | null) {
  return useSlaWrite((body: SlaPolicyBody) => (id ? call<SlaPolicy>('PUT', `/sla/policies/${id}`, { body }) : call<SlaPolicy>('POST', '/sla/policies', { body })));
}

export function useSaveCalendar(id: string | null) {
  return useSlaWrite((body: CalendarBody) => (id ? call<Calendar>('PUT', `/sla/calendars/${id}`, { body }) : call<Calendar>('POST', '/sla/calendars', { body })));
}

export function useOrderPolicies() {
  return useSlaWrite((ids: string[]) => call<Page<SlaPolicy>>('PUT', '/sla/policies/order', { body: { policy_ids: ids } }));
}

export function useDeletePolicy() {
  return useSlaWrite((id: string) => call<void>('DELETE', `/sla/policies/${id}`));
}

export function useDeleteCalendar() {
  return useSlaWrite((id: string) => call<void>('DELETE', `/sla/calendars/${id}`));
}

/** Policies name calendars, and previews follow both: all of it is read again. */
function useSlaWrite<TSent, TAnswer>(mutationFn: (sent: TSent) => Promise<TAnswer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => cache.invalidateQueries({ queryKey: slaKey }) });
}
