import { type QueryClient, useIsFetching, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { type TicketFilter, ticketKeys, ticketListQuery } from '@/api/tickets';
import { nothingWaiting } from '@/live/applyPush';
import { useJoinList, useLineState } from '@/live/live';
import { useAfterChanges } from './useAfterChanges';

const arrivesAfter = 250;
const leavesAfter = 1500;

/**
 * Joins the list's room and lets what waits in when the list is calm: at its top, and not under the pointer.
 * Otherwise the person decides.
 */
export function useLiveList(filter: TicketFilter, room: string, calm: boolean) {
  const cache = useQueryClient();
  const { kind } = useLineState();
  useJoinList(room);
  const { data: waiting = nothingWaiting } = useQuery({
    queryKey: ticketKeys.waiting(filter),
    queryFn: () => nothingWaiting,
    enabled: false,
  });
  const letIn = useCallback(() => readAgain(cache, filter), [cache, filter]);
  const reading = useIsFetching({ queryKey: ticketKeys.list(filter), exact: true }) > 0;
  const moves = waiting.arrived.length > 0 || waiting.unknown;

  // Depends on whether anything waits, not on what: under a stream of changes the list is read again and again, and never
  // put off for ever.
  useEffect(() => {
    if (!calm || reading || !(moves || waiting.left)) return;
    const timer = setTimeout(letIn, moves ? arrivesAfter : leavesAfter);
    return () => clearTimeout(timer);
  }, [calm, reading, moves, waiting.left, letIn]);

  // What a query finds only the server knows.
  const [searchedBefore, setSearchedBefore] = useState(false);
  useAfterChanges(() => setSearchedBefore(Boolean(filter.q)));
  useEffect(() => {
    if (!searchedBefore || !calm || reading) return;
    setSearchedBefore(false);
    letIn();
  }, [searchedBefore, calm, reading, letIn]);

  return { live: kind, arrived: waiting.arrived.length, unknown: waiting.unknown, letIn };
}

/** From the first page on: a list read to its hundredth page is not read a hundred times again. */
function readAgain(cache: QueryClient, filter: TicketFilter): void {
  const { queryKey } = ticketListQuery(filter);
  cache.setQueryData(ticketKeys.waiting(filter), nothingWaiting);
  cache.setQueryData(queryKey, (list) =>
    list && { pages: list.pages.slice(0, 1), pageParams: list.pageParams.slice(0, 1) },
  );
  void cache.invalidateQueries({ queryKey, exact: true });
}
