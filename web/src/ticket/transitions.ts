import { useTranslation } from 'react-i18next';
import { useTicketMoves } from '@/api/workflow';
import type { MoveReason, Named, Status, Ticket } from '@/api/types';
import { useTicket } from './context';

const working = ['open', 'pending', 'on_hold'] as const;

/** What a ticket can become: one of the six or one of the workspace's own, and why not now. */
export type Way = { status: Status; named: Named | null; reasons: MoveReason[] };

/** The usual ways, until the server has said what holds here. */
export function usualWays(status: Status): Status[] {
  if (status === 'closed') return [];
  if (status === 'resolved') return ['open', 'closed'];
  return [...working.filter((other) => other !== status), 'resolved'];
}

/** All that this ticket can become or could, its own status among them; the server has the last word. */
export function useWays(): Way[] {
  const { ticket } = useTicket();
  const { data } = useTicketMoves(ticket);
  const moves = data?.ticket?.status === ticket.status ? data.ticket.moves : undefined;
  if (!data || !moves) return [ticket.status, ...usualWays(ticket.status)].map((status) => ({ status, named: null, reasons: [] }));
  const reasons = new Map(moves.map((move) => [move.to, move.reasons]));
  return data.statuses
    .filter((one) => (one.class === ticket.status || reasons.has(one.class)) && (one.active || one.id === ticket.status_id))
    .map((one) => ({
      status: one.class,
      named: one.id ? { id: one.id, name: one.name } : null,
      reasons: reasons.get(one.class) ?? [],
    }));
}

export const keyOf = ({ status, named }: { status: Status; named: Named | null }): string => named?.id ?? status;

/** What to say of the name along with a status: nothing, where the status alone says it. */
export const nameOf = ({ status, named }: Way, ticket: Ticket): Named | null | undefined =>
  named ?? (status === ticket.status && ticket.status_id ? null : undefined);

/** The fields that a move lacks, if it lacks nothing else; else none. */
export const missingFields = (reasons: MoveReason[]): string[] => (reasons.every(({ code }) => code === 'needs_fields') ? reasons.flatMap(({ fields }) => fields ?? []) : []);

const told = ['needs_assignee', 'needs_team', 'needs_tags', 'needs_first_response', 'needs_role', 'not_allowed', 'closed'] as const;

/** A reason in the reader's words; one that this page does not know in the server's. */
export function useReasonWords() {
  const { t } = useTranslation();
  return ({ code, message }: MoveReason): string => {
    const known = told.find((one) => one === code);
    return known ? t(`move.${known}`) : message;
  };
}
