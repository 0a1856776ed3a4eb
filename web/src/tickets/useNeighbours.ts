import { useQueryClient } from '@tanstack/react-query';
import { ticketListQuery } from '@/api/tickets';
import type { Ticket } from '@/api/types';
import { lastList } from './place';
import type { View } from './search';
import { defaultView } from './search';

type Neighbours = { view: View; position: number; known: number; more: boolean; previous?: Ticket; next?: Ticket };

/** Where a ticket stands in the list one came from ("3 of 128"), or null when one came another way. */
export function useNeighbours(ticketId: string): Neighbours | null {
  const cache = useQueryClient();
  const list = lastList();
  const data = list && cache.getQueryData(ticketListQuery(list.filter).queryKey);
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  const at = rows.findIndex((row) => row.id === ticketId);
  if (!list || !data || at < 0) return null;
  return {
    view: list.search.view ?? defaultView,
    position: at + 1,
    known: rows.length,
    more: data.pages.at(-1)?.next != null,
    previous: rows[at - 1],
    next: rows[at + 1],
  };
}
