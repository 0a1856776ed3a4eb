import { type QueryClient, type QueryFilters } from '@tanstack/react-query';

/** These are read again. A first reading that is under way is not started over by TanStack, and may be older: it is followed by another. */
export function makeStale(cache: QueryClient, which: QueryFilters): void {
  for (const query of cache.getQueryCache().findAll(which)) {
    const again = () => cache.invalidateQueries({ queryKey: query.queryKey, exact: true });
    const first = query.state.fetchStatus === 'fetching' && query.state.data === undefined;
    if (first && query.promise) void query.promise.then(again, () => {});
    else void again();
  }
}
