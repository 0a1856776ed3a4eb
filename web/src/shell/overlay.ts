import { useSyncExternalStore } from 'react';

type Overlay = 'palette' | 'keys' | null;

let open: Overlay = null;
const watchers = new Set<() => void>();

/** Opens the palette or the key sheet from anywhere, or closes what is open. */
export function show(overlay: Overlay): void {
  open = overlay;
  watchers.forEach((changed) => changed());
}

export function useOverlay(): Overlay {
  return useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => open,
  );
}
