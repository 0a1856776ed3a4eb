import { queryOptions } from '@tanstack/react-query';
import { call } from '@/api/client';

const patience = 2000;

/**
 * Where the feed stood before any page was read; the line goes on from there, so that nothing falls between a page's first
 * reading and the line. Null when that is not to be known: then only the line's own start is.
 */
export const feedStartQuery = queryOptions({
  queryKey: ['feed', 'start'],
  queryFn: async () => {
    try {
      const { next } = await call<{ next: string }>('GET', '/events', {
        query: { after: 'latest', limit: 1 },
        signal: AbortSignal.timeout(patience),
      });
      return Number(next);
    } catch {
      return null;
    }
  },
  staleTime: Infinity,
  gcTime: Infinity,
});
