import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { ticketKeys } from './tickets';
import type { EscalateBody, Escalation, EscalationRule, EscalationRuleBody, EscalationTier, Ticket } from './types';

const settingsKey = ['escalation'] as const;

export const tiersQuery = queryOptions({
  queryKey: [...settingsKey, 'tiers'],
  queryFn: async ({ signal }) => (await call<{ data: EscalationTier[] }>('GET', '/escalation/tiers', { signal })).data,
});

export const rulesQuery = queryOptions({
  queryKey: [...settingsKey, 'rules'],
  queryFn: async ({ signal }) => (await call<{ data: EscalationRule[] }>('GET', '/escalation/rules', { signal })).data,
});

/** How a ticket was escalated, the last first; `version` has it read again when that changes. */
export function escalationsQuery(ticket: string, version: number) {
  return queryOptions({
    queryKey: ['tickets', 'escalations', ticket, version] as const,
    queryFn: async ({ signal }) => (await call<{ data: Escalation[] }>('GET', `/tickets/${ticket}/escalations`, { signal })).data,
  });
}

export function useEscalate(id: string) {
  return useEscalation(id, (body: EscalateBody) => call<Ticket>('POST', `/tickets/${id}/escalate`, { body }));
}

export function useTakeBack(id: string) {
  return useEscalation(id, () => call<Ticket>('DELETE', `/tickets/${id}/escalate`));
}

export function useSetTiers() {
  return useSettingsWrite((tiers: { name: string; team_id: string }[]) => call('PUT', '/escalation/tiers', { body: { tiers } }));
}

export function useSaveRule(id: string | null) {
  return useSettingsWrite((body: EscalationRuleBody) =>
    id ? call<EscalationRule>('PUT', `/escalation/rules/${id}`, { body }) : call<EscalationRule>('POST', '/escalation/rules', { body }),
  );
}

export function useDeleteRule() {
  return useSettingsWrite((id: string) => call<void>('DELETE', `/escalation/rules/${id}`));
}

function useEscalation<TInput>(id: string, mutationFn: (input: TInput) => Promise<Ticket>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () => Promise.all([['tickets', 'one'], ticketKeys.events(id)].map((queryKey) => cache.invalidateQueries({ queryKey }))),
  });
}

function useSettingsWrite<TInput, TOutput>(mutationFn: (input: TInput) => Promise<TOutput>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => cache.invalidateQueries({ queryKey: settingsKey }) });
}
