import { useEffect } from 'react';

const awayAfter = 5 * 60_000;

/** Who has not looked at the page for five minutes is away, until they look again. */
export function useAway(set: (state: 'online' | 'away') => void): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.hidden) timer = setTimeout(() => set('away'), awayAfter);
      else set('online');
    };
    document.addEventListener('visibilitychange', look);
    look();
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [set]);
}
