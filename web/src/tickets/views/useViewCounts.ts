import { useQuery, useQueryClient } from '@tanstack/react-query';
import { viewCountsQuery } from '@/api/views';
import { useJoinList } from '@/live/live';
import { useAfterChanges } from '../useAfterChanges';

/** How many tickets are in each view, also after something has changed. */
export function useViewCounts() {
  const cache = useQueryClient();
  useJoinList('all');
  useAfterChanges(() => void cache.invalidateQueries({ queryKey: viewCountsQuery.queryKey }));
  return useQuery(viewCountsQuery).data;
}
