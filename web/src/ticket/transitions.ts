import type { Status } from '@/api/types';

const working = ['open', 'pending', 'on_hold'] as const;

/** Where a ticket may go from here. The server has the last word and names what it allows. */
export function waysFrom(status: Status): Status[] {
  if (status === 'closed') return [];
  if (status === 'resolved') return ['open', 'closed'];
  return [...working.filter((other) => other !== status), 'resolved'];
}
