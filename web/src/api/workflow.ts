import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import type { NamedStatus, Status, Ticket, Workflow, WorkflowChange } from './types';

export const workflowQuery = queryOptions({
  queryKey: ['workflow', 'rules'],
  queryFn: ({ signal }) => call<Workflow>('GET', '/tickets/workflow/transitions', { signal }),
});

export function useWorkflow() {
  return useQuery(workflowQuery);
}

/** What this ticket may become by this reader's hand, asked anew whenever the ticket has changed. */
export function useTicketMoves({ id, version }: Ticket) {
  return useQuery({
    queryKey: ['workflow', 'ticket', id, version],
    queryFn: ({ signal }) => call<Workflow>('GET', '/tickets/workflow/transitions', { query: { ticket_id: id }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export function useChangeWorkflow() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...change }: WorkflowChange & { version: number }) =>
      call<Workflow>('PUT', '/tickets/workflow/transitions', { body: change, ifMatch: version }),
    onSuccess: (workflow) => {
      cache.setQueryData(workflowQuery.queryKey, workflow);
      void cache.invalidateQueries({ queryKey: ['workflow', 'ticket'] });
    },
  });
}

export function useAddStatus() {
  return useStatusWrite((status: { name: string; class: Status }) => call<NamedStatus>('POST', '/tickets/workflow/statuses', { body: status }));
}

export function useChangeStatus() {
  return useStatusWrite(({ id, ...change }: { id: string; name?: string; active?: boolean; order?: number }) =>
    call<NamedStatus>('PATCH', `/tickets/workflow/statuses/${id}`, { body: change }),
  );
}

/** `replacement`: what tickets that have it get, another's id or `none`; left out, no ticket may have it. */
export function useDeleteStatus() {
  return useStatusWrite(({ id, replacement }: { id: string; replacement?: string }) =>
    call<void>('DELETE', `/tickets/workflow/statuses/${id}`, { query: { replacement } }),
  );
}

function useStatusWrite<Sent, Answer>(mutationFn: (sent: Sent) => Promise<Answer>) {
  const cache = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => cache.invalidateQueries({ queryKey: ['workflow'] }) });
}
