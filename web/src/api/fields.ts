import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { FieldChange, NewField, Page, TicketField } from './types';

/** Those in use in their order, and behind them the archived ones: all on one page. */
export const fieldsQuery = queryOptions({
  queryKey: ['fields'],
  queryFn: ({ signal }) => call<Page<TicketField>>('GET', '/ticket-fields', { signal }).then((page) => page.data),
  staleTime: 60_000,
});

/** The workspace's own fields that tickets have now; none until they are read. */
export function useFields(): TicketField[] {
  return useQuery(fieldsQuery).data?.filter((field) => field.active) ?? [];
}

/** `id`: null for a new one, which alone has a key and a type. */
export function useSaveField(id: string | null) {
  return useFieldWrite((field: NewField | FieldChange) =>
    id ? call<TicketField>('PATCH', `/ticket-fields/${id}`, { body: field }) : call<TicketField>('POST', '/ticket-fields', { body: field }),
  );
}

export function useTurnField() {
  return useFieldWrite(({ id, active }: { id: string; active: boolean }) => call<TicketField>('PATCH', `/ticket-fields/${id}`, { body: { active } }));
}

export function useOrderFields() {
  return useFieldWrite((ids: string[]) => call<Page<TicketField>>('PUT', '/ticket-fields/order', { body: { field_ids: ids } }));
}

/** What a ticket needs for a move follows from the fields: that is asked again too. */
function useFieldWrite<TSent, TAnswer>(mutationFn: (sent: TSent) => Promise<TAnswer>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async () => {
      void cache.invalidateQueries({ queryKey: ['workflow', 'ticket'] });
      await cache.invalidateQueries({ queryKey: fieldsQuery.queryKey });
    },
  });
}
