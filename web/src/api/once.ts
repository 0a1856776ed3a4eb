import { ApiProblem } from './problem';

/** One sending and its repeats, under one Idempotency-Key. */
export type Attempt = { key: string; of: string };

/** The same attempt while the same thing is sent again: the server does it once, however often its answer is lost. */
export function attemptOf(thing: unknown, before: Attempt | null): Attempt {
  const of = JSON.stringify(thing);
  return before?.of === of ? before : { key: newKey(), of };
}

/** For a mutation under a key: while the first sending still runs there is no answer to repeat yet. */
export const untilAnswered = {
  retry: (failures: number, fault: Error) =>
    failures < 20 && fault instanceof ApiProblem && fault.code === 'request_in_progress',
  retryDelay: 500,
};

function newKey(): string {
  // Not randomUUID: only secure pages have it, and a desk in a house's own network may be none.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
