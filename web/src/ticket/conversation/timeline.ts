import type { Holder, Message, Named, SlaMetric, TicketEvent, TicketRef } from '@/api/types';

export type Item =
  | { kind: 'message'; id: string; at: string; message: Message }
  | { kind: 'event'; id: string; at: string; event: TicketEvent };

/** Resolved, closed and reopened stand beside a change of status, which says the same. */
const told = [
  'ticket.status_changed',
  'ticket.assigned',
  'ticket.updated',
  'ticket.merged',
  'ticket.unmerged',
  'ticket.split',
  'ticket.deleted',
  'ticket.restored',
  'ticket.spam_marked',
  'ticket.time_logged',
  'rating.received',
  'ticket.escalated',
  'ticket.escalation_taken_back',
  'sla.warning',
  'sla.breached',
];

/** Messages and what happened between them, oldest first; at the same instant the message comes first, for it is the cause. */
export function timeline(messages: Message[], events: TicketEvent[]): Item[] {
  const first = messages[0];
  const since = first ? Date.parse(first.created_at) : -Infinity;
  const items: Item[] = [
    ...messages.map((message) => ({ kind: 'message' as const, id: message.id, at: message.created_at, message })),
    ...events
      .filter((event) => told.includes(event.type) && Date.parse(event.at) >= since)
      .map((event) => ({ kind: 'event' as const, id: event.id, at: event.at, event })),
  ];
  return items.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at) || Number(a.kind === 'event') - Number(b.kind === 'event'));
}

export const statusMove = (data: unknown) => data as { from: string; to: string; to_name?: string | null };
export const handOver = (data: unknown) => data as { from: Holder; to: Holder; reason?: string };
export const promiseOf = (data: unknown) => data as { metric: SlaMetric; due_at: string };
export const fieldChange = (data: unknown) => data as { field: string; from: unknown; to: unknown };
export const timeLogged = (data: unknown) => data as { agent: Named; from: number | null; to: number | null };
export const splitWith = (data: unknown) => data as { into: TicketRef | null; from: TicketRef | null; messages: number };
export const ratingOf = (data: unknown) => data as { score: 'good' | 'bad' };
export const escalatedTo = (data: unknown) => data as { level: number; reason: string };
export const spamMark = (data: unknown) => data as { spam: boolean };
export const mergedWith = (data: unknown) => data as { into?: TicketRef | null; from?: TicketRef | null; other?: TicketRef };
