import type { TicketFilter } from '@/api/tickets';
import type { TicketSearch } from './search';

type Place = { offset: number; active: string | null };

const places = new Map<string, Place>();
let last: { search: TicketSearch; filter: TicketFilter } | null = null;

/** Where one was in a list, so that coming back from a ticket finds the same row under the hand. */
export function placeIn(filter: TicketFilter): Place {
  return places.get(JSON.stringify(filter)) ?? { offset: 0, active: null };
}

export function keepPlace(filter: TicketFilter, change: Partial<Place>): void {
  places.set(JSON.stringify(filter), { ...placeIn(filter), ...change });
}

/** The list looked at last: where "Back" leads, and whose order next and previous follow. */
export function lastList(): { search: TicketSearch; filter: TicketFilter } | null {
  return last;
}

export function keepLastList(search: TicketSearch, filter: TicketFilter): void {
  last = { search, filter };
}
