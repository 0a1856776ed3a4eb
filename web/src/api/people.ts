import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { Agent, Contact, NewAgent, Page, Team } from './types';

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: ({ signal }) => readAll<Agent>('/agents', signal),
});

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: ({ signal }) => readAll<Team>('/teams', signal),
});

export function useAgents() {
  return useQuery(agentsQuery);
}

export function useTeams() {
  return useQuery(teamsQuery);
}

export function useContact(id: string) {
  return useQuery({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => call<Contact>('GET', `/contacts/${id}`, { signal }),
  });
}

export function useAddAgent() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (agent: NewAgent) => call<Agent & { initial_password: string }>('POST', '/agents', { body: agent }),
    onSuccess: () => cache.invalidateQueries({ queryKey: agentsQuery.queryKey }),
  });
}

export function useAddTeam() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (team: { name: string }) => call<Team>('POST', '/teams', { body: team }),
    onSuccess: () => cache.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  });
}

/** Menus need everybody; a workspace has tens or hundreds, so the pages are read to the end. */
async function readAll<T>(path: string, signal: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  let after: string | undefined;
  do {
    const page: Page<T> = await call('GET', path, { query: { limit: 100, after }, signal });
    all.push(...page.data);
    after = page.next ?? undefined;
  } while (after);
  return all;
}
