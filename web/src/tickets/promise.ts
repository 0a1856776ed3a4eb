import i18next from 'i18next';
import type { Ticket, TicketClock } from '@/api/types';
import type { ClockLook } from '@/kit/glyphs/ClockGlyph';
import { span } from '@/kit/time';

const minute = 60_000;
const soonWithin = 45 * minute;
const nearWithin = 15 * minute;

/** The next promise that is owed, with the one that is due first in front; a paused one when all wait; null: nothing is owed. */
export function nextPromise({ sla }: Pick<Ticket, 'sla'>): TicketClock | null {
  const owed = sla.filter((clock) => !clock.ended_at && clock.due_at);
  const first = owed.toSorted((a, b) => Date.parse(a.due_at ?? '') - Date.parse(b.due_at ?? ''))[0];
  return first ?? sla.find((clock) => clock.state === 'paused') ?? null;
}

/** Amber in the last quarter or the last 45 minutes, its own field from 15 minutes, red when late. */
export function lookOf(clock: TicketClock, now: number, waits = false): ClockLook {
  if (clock.state === 'met' || clock.state === 'cancelled') return { tone: clock.state, left: 0 };
  const used = clock.target_s > 0 ? clock.remaining_s / clock.target_s : 0;
  if (clock.state === 'paused' || waits) return { tone: 'paused', left: used };
  const due = Date.parse(clock.due_at ?? '');
  const left = due - now;
  if (clock.state === 'breached' || left <= 0) return { tone: 'late', left: 0 };
  const whole = due - Date.parse(clock.started_at);
  const part = left / whole;
  if (left <= nearWithin) return { tone: 'near', left: part };
  return { tone: left <= soonWithin || part <= 0.25 || isPast(clock.warn_at, now) ? 'soon' : 'calm', left: part };
}

/** "42 min", "−18 min", "Paused": what stands beside the glyph. */
export function remaining(clock: TicketClock, now: number, { tone }: ClockLook): string {
  switch (tone) {
    case 'met':
    case 'cancelled':
    case 'paused':
      return i18next.t(`sla.state.${tone}`);
    case 'late':
      return `−${late(clock, now)}`;
    default:
      return span(Date.parse(clock.due_at ?? '') - now);
  }
}

/** For how long it is late, or was when it was done: a minute at least, for it is late. */
export function late(clock: TicketClock, now: number): string {
  const until = clock.ended_at ? Date.parse(clock.ended_at) : now;
  return span(Math.max(until - Date.parse(clock.breached_at ?? clock.due_at ?? ''), minute));
}

function isPast(at: string | null, now: number): boolean {
  return at !== null && Date.parse(at) <= now;
}
