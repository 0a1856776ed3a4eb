import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { agentsQuery } from './people';
import type { Agent, AgentChange, AssignmentChange, AssignmentPolicy, AssignmentRules, Availability, Page, Recommendations, ReplayReport, Ticket } from './types';

export const rulesQuery = queryOptions({
  queryKey: ['assignment', 'rules'],
  queryFn: ({ signal }) => call<AssignmentRules>('GET', '/assignment/rules', { signal }),
});

export function useChangeRules() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...change }: AssignmentChange & { version: number }) =>
      call<AssignmentRules>('PUT', '/assignment/rules', { body: change, ifMatch: version }),
    onSuccess: (rules) => cache.setQueryData(rulesQuery.queryKey, rules),
  });
}

/** Who could be given a ticket, as it is now; asked each time somebody looks. */
export function useRecommendations(ticket: string, asked = true) {
  return useQuery({
    queryKey: ['assignment', 'recommendations', ticket],
    queryFn: ({ signal }) => call<Recommendations>('GET', `/tickets/${ticket}/assign/recommendations`, { signal }),
    enabled: asked,
    staleTime: 0,
    retry: false,
  });
}

/** The tickets that a change of the rules is tried on: the newest ones. */
export function useRecentTickets() {
  return useQuery({
    queryKey: ['assignment', 'recent'],
    queryFn: ({ signal }) => call<Page<Ticket>>('GET', '/tickets', { query: { limit: 10 }, signal }).then((page) => page.data),
  });
}

export function useReplay() {
  return useMutation({
    mutationFn: (asked: { last: number; policy: AssignmentPolicy }) => call<ReplayReport>('POST', '/assignment/replay', { body: asked }),
  });
}

export function useAgent(id: string) {
  return useQuery({
    queryKey: [...agentsQuery.queryKey, id],
    queryFn: ({ signal }) => call<Agent>('GET', `/agents/${id}`, { signal }),
    retry: false,
  });
}

export function useChangeAgent() {
  return useAgentWrite(({ id, ...change }: AgentChange & { id: string }) => call<Agent>('PATCH', `/agents/${id}`, { body: change }));
}

export function useSetAvailability() {
  return useAgentWrite(({ id, availability }: { id: string; availability: Availability }) =>
    call<Agent>('PUT', `/agents/${id}/availability`, { body: { availability } }),
  );
}

function useAgentWrite<TSent>(mutationFn: (sent: TSent) => Promise<Agent>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (agent) => {
      cache.setQueryData([...agentsQuery.queryKey, agent.id], agent);
      void cache.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
  });
}
