import { useCallback, useEffect, useEffectEvent, useRef } from 'react';
import { useEachPush } from '@/live/live';

const soon = 1_000;
const atMostEvery = 10_000;

/** Asks the server again after changes that only it can judge: a second after one, every ten seconds in a stream of them. */
export function useAfterChanges(ask: () => void): void {
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  const asked = useRef(0);
  const due = useEffectEvent(() => {
    waiting.current = null;
    asked.current = Date.now();
    ask();
  });
  const wait = useRef(() => {});
  useEffect(() => {
    wait.current = () => {
      waiting.current ??= setTimeout(() => due(), Math.max(soon, asked.current + atMostEvery - Date.now()));
    };
    return () => clearTimeout(waiting.current ?? undefined);
  }, []);
  useEachPush(useCallback(() => wait.current(), []));
}
