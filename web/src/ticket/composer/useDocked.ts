import { type RefObject, useEffect, useRef } from 'react';

/** Notices stand above what is docked at the page's foot, never over the text being written. */
export function useDocked<T extends HTMLElement>(): RefObject<T | null> {
  const box = useRef<T>(null);
  useEffect(() => {
    const root = document.documentElement.style;
    const watch = new ResizeObserver(() => root.setProperty('--docked', `${box.current?.offsetHeight ?? 0}px`));
    if (box.current) watch.observe(box.current);
    return () => {
      watch.disconnect();
      root.removeProperty('--docked');
    };
  }, []);
  return box;
}
