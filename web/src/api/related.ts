import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { LinkRole, Ticket, TicketLinks } from './types';

export const relatedKeys = { of: (ticket: string) => ['related', ticket] as const };

/** What other tickets are to one, and what was merged into it. */
export function linksQuery(ticket: string) {
  return queryOptions({
    queryKey: relatedKeys.of(ticket),
    queryFn: ({ signal }) => call<TicketLinks>('GET', `/tickets/${ticket}/links`, { signal }),
  });
}

export type Relation = LinkRole | 'merge';

/** Links a ticket to the one of this number, or merges it into that one; answers with the other ticket. */
export function useRelate(ticket: string) {
  return useRelatedChange(async ({ kind, number }: { kind: Relation; number: string }) => {
    const other = await call<Ticket>('GET', `/tickets/${encodeURIComponent(number)}`);
    if (kind === 'merge') await call<Ticket>('POST', `/tickets/${ticket}/merge`, { body: { into: other.id } });
    else await call('POST', `/tickets/${ticket}/links`, { body: { kind, ticket_id: other.id } });
    return other;
  });
}

export function useUnlink() {
  return useRelatedChange((link: string) => call<void>('DELETE', `/links/${link}`));
}

export function useUnmerge() {
  return useRelatedChange((ticket: string) => call<Ticket>('POST', `/tickets/${ticket}/unmerge`));
}

/** Both tickets of a relation change, and a merge moves messages between them. */
function useRelatedChange<TInput, TOutput>(change: (input: TInput) => Promise<TOutput>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all(
        [['related'], ['tickets', 'one'], ['tickets', 'messages'], ['tickets', 'events']].map((queryKey) => cache.invalidateQueries({ queryKey })),
      ),
  });
}
