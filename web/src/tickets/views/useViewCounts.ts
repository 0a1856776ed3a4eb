import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { viewCountsQuery } from '@/api/views';
import { useEachPush, useJoinList } from '@/live/live';

const soon = 1_000;
const atMostEvery = 10_000;

/** How many tickets are in each view. A change is counted a second later, a stream of them every ten. */
export function useViewCounts() {
  const cache = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const counted = useRef(0);
  useJoinList('all');
  const heard = useCallback(() => {
    if (waiting.current) return;
    const wait = Math.max(soon, counted.current + atMostEvery - Date.now());
    waiting.current = setTimeout(() => {
      waiting.current = null;
      counted.current = Date.now();
      void cache.invalidateQueries({ queryKey: viewCountsQuery.queryKey });
    }, wait);
  }, [cache]);
  useEachPush(heard);
  useEffect(() => () => clearTimeout(waiting.current ?? undefined), []);
  return useQuery(viewCountsQuery).data;
}
