import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const near = 24;

/**
 * Keeps a conversation at its newest end while one is there, and still while one reads further up; then it counts what
 * has come in meanwhile.
 */
export function useBottom(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const top = useRef(0);
  const fromEnd = useRef<number | null>(null);
  const [leftAt, setLeftAt] = useState<number | null>(null);

  const toEnd = useCallback(() => {
    atEnd.current = true;
    setLeftAt(null);
    const box = scroller.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, []);

  const onScroll = () => {
    const box = scroller.current;
    // A hidden pane has no height, and is not a place one has gone to.
    if (!box || box.clientHeight === 0) return;
    // What grows below is not a going away from the end: only a move up is.
    const up = box.scrollTop < top.current;
    top.current = box.scrollTop;
    if (box.scrollHeight - box.scrollTop - box.clientHeight < near) atEnd.current = true;
    else if (up) atEnd.current = false;
    setLeftAt((at) => (atEnd.current ? null : (at ?? count)));
  };

  useLayoutEffect(toEnd, [toEnd]);
  useEffect(() => {
    const watch = new ResizeObserver(() => {
      if (atEnd.current && scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
    });
    if (scroller.current) watch.observe(scroller.current);
    if (content.current) watch.observe(content.current);
    return () => watch.disconnect();
  }, []);

  /** Call before something is put in above: what is read stays where it is. */
  const hold = () => {
    const box = scroller.current;
    fromEnd.current = box ? box.scrollHeight - box.scrollTop : null;
  };
  useLayoutEffect(() => {
    if (fromEnd.current !== null && scroller.current) {
      scroller.current.scrollTop = scroller.current.scrollHeight - fromEnd.current;
    }
    fromEnd.current = null;
  });

  return { scroller, content, onScroll, toEnd, hold, unseen: leftAt === null ? 0 : count - leftAt };
}
