import { queryOptions, useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { call } from './client';
import { keepToken } from './token';
import type { Session } from './types';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await call<Session>('GET', '/session', { signal });
    keepToken(session);
    return session;
  },
  staleTime: Infinity,
  gcTime: Infinity,
});

/** Who is signed in. The root route has read it before any page is drawn. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

export function useMay(permission: string): boolean {
  const { user } = useSession();
  return user.role === 'admin' || user.permissions.includes(permission);
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (change: { current_password: string; new_password: string }) =>
      call<void>('PUT', '/session/password', { body: change }),
  });
}
