import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { ApiKey, Page, Scope } from './types';

const queryKey = ['api-keys'];

export function useApiKeys() {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call<Page<ApiKey>>('GET', '/api-keys', { query: { limit: 100 }, signal }),
    select: (page) => page.data,
  });
}

export function useMakeApiKey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (key: { name: string; scopes: Scope[] }) =>
      call<ApiKey & { key: string }>('POST', '/api-keys', { body: key }),
    onSuccess: () => cache.invalidateQueries({ queryKey }),
  });
}

export function useDeleteApiKey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<void>('DELETE', `/api-keys/${id}`),
    onSuccess: () => cache.invalidateQueries({ queryKey }),
  });
}
