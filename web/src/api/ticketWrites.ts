import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { ticketKeys } from './tickets';
import type { Named, Priority, Status, Ticket, TicketType } from './types';

/** One write on a ticket, and what the screen shows until the server has answered. */
export type TicketChange = {
  method: 'PUT' | 'PATCH';
  path: string;
  body: object;
  shown: Partial<Ticket>;
  /** Meant whatever the ticket has become: the status set along with a message that has just changed it. */
  anyVersion?: true;
};

export const change = {
  /** `named`: one of the workspace's own; null takes the name it has away. */
  status: (status: Status, named?: Named | null): TicketChange =>
    put(
      '/status',
      named === undefined ? { status } : { status, status_id: named?.id ?? null },
      { status, status_id: named?.id ?? null, status_name: named?.name ?? null },
    ),
  takeAnd: (assignee: Named, status: Status): TicketChange => ({
    ...patch({ status }),
    body: { status, assignee_id: assignee.id },
    shown: { status, status_id: null, status_name: null, assignee },
  }),
  priority: (priority: Priority): TicketChange => put('/priority', { priority }, { priority }),
  agent: (assignee: Named | null): TicketChange => put('/assign', { agent_id: assignee?.id ?? null }, { assignee }),
  /** Whoever suits it best; who that is the answer says. */
  someone: (): TicketChange => put('/assign', { auto: true }, {}),
  team: (team: Named | null): TicketChange => put('/assign', { team_id: team?.id ?? null }, { team }),
  type: (type: TicketType): TicketChange => patch({ type }),
  subject: (subject: string): TicketChange => patch({ subject }),
  tags: (tags: string[]): TicketChange => patch({ tags }),
  /** `value`: null takes it away. */
  field: (ticket: Ticket, key: string, value: unknown): TicketChange => withFields({ method: 'PATCH', path: '', body: {}, shown: {} }, ticket, { [key]: value }),
  /** A move that lacked values, together with them. */
  filled: (move: TicketChange, ticket: Ticket, values: Record<string, unknown>): TicketChange => withFields({ ...move, method: 'PATCH', path: '' }, ticket, values),
};

/** Writes run one after another, each on the version the one before it left. */
export function useChangeTicket(id: string) {
  const cache = useQueryClient();
  return useMutation({
    scope: { id: `ticket-${id}` },
    mutationFn: ({ method, path, body, anyVersion }: TicketChange) =>
      call<Ticket>(method, `/tickets/${id}${path}`, {
        body,
        ifMatch: anyVersion ? undefined : known(cache, id)?.version,
      }),
    onMutate: ({ shown }) => {
      const before = known(cache, id);
      if (before) keep(cache, { ...before, ...shown });
      return before;
    },
    onSuccess: (ticket) => {
      keep(cache, ticket);
      void cache.invalidateQueries({ queryKey: ticketKeys.events(id) });
    },
    onError: (_fault, _change, before) => {
      // A push may have brought something newer meanwhile; then that stands.
      if (before && known(cache, id)?.version === before.version) keep(cache, before);
    },
  });
}

/** Reads it again after a refusal. */
export async function readAgain(cache: QueryClient, id: string): Promise<Ticket> {
  const ticket = await call<Ticket>('GET', `/tickets/${id}`);
  keep(cache, ticket);
  return ticket;
}

export function makeCustomerLink(id: string): Promise<{ url: string }> {
  return call('POST', `/tickets/${id}/customer-link`);
}

function put(path: string, body: object, shown: Partial<Ticket>): TicketChange {
  return { method: 'PUT', path, body, shown };
}

function patch(fields: Partial<Ticket>): TicketChange {
  return { method: 'PATCH', path: '', body: fields, shown: fields };
}

function withFields(change: TicketChange, ticket: Ticket, values: Record<string, unknown>): TicketChange {
  const all = Object.entries({ ...ticket.custom_fields, ...values }).filter(([, value]) => value !== null);
  return { ...change, body: { ...change.body, custom_fields: values }, shown: { ...change.shown, custom_fields: Object.fromEntries(all) } };
}

function entries(cache: QueryClient, id: string) {
  return cache.getQueriesData<Ticket>({ queryKey: ['tickets', 'one'] }).filter(([, ticket]) => ticket?.id === id);
}

function known(cache: QueryClient, id: string): Ticket | undefined {
  return entries(cache, id)[0]?.[1];
}

/** A ticket is cached by its number and by its id: both show the same. */
function keep(cache: QueryClient, ticket: Ticket): void {
  for (const [key, held] of entries(cache, ticket.id)) {
    if (held && ticket.version >= held.version) cache.setQueryData(key, ticket);
  }
}
