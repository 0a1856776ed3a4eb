import { keepPreviousData, useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { ApiProblem } from '@/api/problem';
import { type TicketFilter, ticketListQuery } from '@/api/tickets';

/** The rows of a list, read page by page. While the words cannot be read, the last good rows stay. */
export function useTicketList(filter: TicketFilter) {
  const cache = useQueryClient();
  const list = useInfiniteQuery({ ...ticketListQuery(filter), placeholderData: keepPreviousData });
  const good = useRef(filter);
  const wrongQuery = isWrongQuery(list.error) && Boolean(filter.q);

  useEffect(() => {
    if (list.isSuccess && !list.isPlaceholderData) good.current = filter;
  }, [list.isSuccess, list.isPlaceholderData, filter]);

  const data = list.data ?? (wrongQuery ? cache.getQueryData(ticketListQuery(good.current).queryKey) : undefined);
  const tickets = useMemo(() => data?.pages.flatMap((page) => page.data), [data]);
  return { ...list, tickets, wrongQuery };
}

function isWrongQuery(fault: Error | null): boolean {
  return fault instanceof ApiProblem && (fault.status === 400 || fault.status === 422);
}
