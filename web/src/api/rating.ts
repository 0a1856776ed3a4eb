import { queryOptions } from '@tanstack/react-query';
import { call } from './client';
import type { Rating } from './types';

/** What the customer said of a ticket; `version` has it read again when that changes. */
export function ratingQuery(ticket: string, version: number) {
  return queryOptions({
    queryKey: ['tickets', 'rating', ticket, version] as const,
    queryFn: ({ signal }) => call<Rating>('GET', `/tickets/${ticket}/rating`, { signal }),
  });
}

export function makeRatingLink(ticket: string): Promise<{ url: string }> {
  return call('POST', `/tickets/${ticket}/rating-link`);
}
