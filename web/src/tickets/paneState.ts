import { useSyncExternalStore } from 'react';

const memory = 'parley-views-hidden';

type Pane = { hidden: boolean; drawn: boolean };

let pane: Pane = { hidden: localStorage.getItem(memory) === 'yes', drawn: false };
const watchers = new Set<() => void>();

/** The views: a pane that can be hidden for good from 1024 px on, a drawer below. */
export function useViewsPane() {
  const { hidden, drawn } = useSyncExternalStore(
    (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    () => pane,
  );
  return { hidden, drawn, toggle, closeDrawer: () => become({ drawn: false }) };
}

function toggle(): void {
  if (window.matchMedia('(width < 1024px)').matches) {
    become({ drawn: !pane.drawn });
    return;
  }
  become({ hidden: !pane.hidden });
  localStorage.setItem(memory, pane.hidden ? 'yes' : 'no');
}

function become(change: Partial<Pane>): void {
  pane = { ...pane, ...change };
  watchers.forEach((changed) => changed());
}
