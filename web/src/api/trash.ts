import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { Ticket } from './types';

/** What puts a ticket aside, or takes it back from there. */
export type Aside = 'delete' | 'restore' | 'spam' | 'block' | 'noSpam';

const calls = {
  delete: ['DELETE', '', undefined],
  restore: ['POST', '/restore', undefined],
  spam: ['POST', '/spam', {}],
  block: ['POST', '/spam', { block_sender: true }],
  noSpam: ['DELETE', '/spam', undefined],
} as const satisfies Record<Aside, readonly [string, string, object | undefined]>;

export function usePutAside(id: string) {
  return useTicketsChange((aside: Aside) => {
    const [method, path, body] = calls[aside];
    return call<Ticket>(method, `/tickets/${id}${path}`, { body });
  });
}

/** Nothing is read again: the page that shows it is left first. */
export function usePurge() {
  return useMutation({ mutationFn: (id: string) => call<void>('DELETE', `/tickets/${id}`, { query: { permanent: 'true' } }) });
}

export type Split = { message_ids: string[]; subject: string | undefined };

export function useSplit(id: string) {
  return useTicketsChange((split: Split) => call<Ticket>('POST', `/tickets/${id}/split`, { body: split }));
}

/** Lists wait for the line, as ever: tickets/useLiveList. */
function useTicketsChange<TInput, TOutput>(mutationFn: (input: TInput) => Promise<TOutput>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSettled: () =>
      Promise.all(
        [['related'], ['tickets', 'one'], ['tickets', 'messages'], ['tickets', 'events']].map((queryKey) => cache.invalidateQueries({ queryKey })),
      ),
  });
}
