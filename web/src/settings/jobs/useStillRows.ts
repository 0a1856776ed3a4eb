import { useState } from 'react';
import type { Job } from '@/api/types';

/** Rows that came in above what is on screen wait until they are asked for: nothing moves under the hand. */
export function useStillRows(rows: Job[] | undefined) {
  const [until, setUntil] = useState('');
  const newest = rows?.[0]?.dead_at ?? '';
  const shown = rows?.filter((row) => (row.dead_at ?? '') <= until);
  const showFresh = () => setUntil(newest);
  // Nothing is on screen that could move.
  if (shown?.length === 0 && newest > until) showFresh();
  return { shown, fresh: rows && shown ? rows.length - shown.length : 0, showFresh };
}
