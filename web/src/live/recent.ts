import { useSyncExternalStore } from 'react';

const tintLasts = 1200;
const changes = new Map<string, number>();
const watchers = new Set<() => void>();
let snapshot: ReadonlyMap<string, number> = new Map();

/** Remembers that a ticket changed just now, for the row's tint. */
export function noteChange(id: string): void {
  const now = Date.now();
  changes.set(id, now);
  for (const [other, at] of changes) if (now - at > tintLasts) changes.delete(other);
  snapshot = new Map(changes);
  watchers.forEach((changed) => changed());
}

/** When each recently changed ticket changed; a row plays its tint once per value. */
export function useRecentChanges(): ReadonlyMap<string, number> {
  return useSyncExternalStore(watch, () => snapshot);
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}
