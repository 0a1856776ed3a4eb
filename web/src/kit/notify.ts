import { useSyncExternalStore } from 'react';

type Act = { label: string; keys?: string; run: () => void };
export type Notice = { id: number; text: string; tone: 'plain' | 'refused'; act?: Act };

const lasts = 6000;
let notices: readonly Notice[] = [];
let count = 0;
const watchers = new Set<() => void>();

/** Tells what has just happened, with at most one thing to do about it. Goes by itself. */
export function notify(text: string, { tone = 'plain', act }: { tone?: Notice['tone']; act?: Act } = {}): void {
  const id = ++count;
  become([...notices.slice(-2), { id, text, tone, act }]);
  setTimeout(() => dismiss(id), lasts);
}

export function dismiss(id: number): void {
  become(notices.filter((notice) => notice.id !== id));
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(watch, () => notices);
}

function become(next: readonly Notice[]): void {
  notices = next;
  watchers.forEach((changed) => changed());
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}
