import { expect, test } from 'vitest';
import '@/i18n';
import { aClock } from '@/testing/tickets';
import { lookOf, nextPromise, remaining } from './promise';

const at = (time: string) => Date.parse(`2026-01-10T${time}:00Z`);
const shown = (clock: ReturnType<typeof aClock>, time: string) => {
  const look = lookOf(clock, at(time));
  return `${look.tone} ${remaining(clock, at(time), look)}`;
};

test.each([
  ['09:00', 'calm 4 h'],
  ['11:30', 'calm 1 h 30'],
  ['12:01', 'soon 59 min'],
  ['12:46', 'near 14 min'],
  ['13:00', 'late −1 min'],
  ['13:18', 'late −18 min'],
])('a promise due at one o’clock is at %s %s', (time, look) => {
  expect(shown(aClock({ due_at: '2026-01-10T13:00:00Z' }), time)).toBe(look);
});

test('a warned promise is soon, however long it has', () => {
  expect(shown(aClock({ due_at: '2026-01-12T13:00:00Z', warn_at: '2026-01-10T09:30:00Z' }), '10:00')).toBe('soon 2 d 3 h');
});

test('a paused, a met and a cancelled promise say so', () => {
  expect(shown(aClock({ state: 'paused', due_at: null }), '10:00')).toBe('paused Paused');
  expect(shown(aClock({ state: 'met' }), '10:00')).toBe('met Met');
  expect(shown(aClock({ state: 'cancelled' }), '10:00')).toBe('cancelled Cancelled');
});

test('the promise that is due first comes first, a late one before all, and what is over never', () => {
  const first = aClock({ metric: 'first_response', state: 'met', ended_at: '2026-01-10T09:10:00Z', due_at: '2026-01-10T09:30:00Z' });
  const next = aClock({ metric: 'next_response', due_at: '2026-01-10T12:00:00Z' });
  const resolution = aClock({ metric: 'resolution', due_at: '2026-01-10T18:00:00Z' });
  const late = aClock({ metric: 'resolution', state: 'breached', due_at: '2026-01-10T08:00:00Z', breached_at: '2026-01-10T08:00:00Z' });
  const paused = aClock({ state: 'paused', due_at: null });
  expect(nextPromise({ sla: [first, next, resolution] })).toBe(next);
  expect(nextPromise({ sla: [next, late] })).toBe(late);
  expect(nextPromise({ sla: [first, paused] })).toBe(paused);
  expect(nextPromise({ sla: [first] })).toBeNull();
});
