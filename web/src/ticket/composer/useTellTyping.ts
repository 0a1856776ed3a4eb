import { useEffect, useRef } from 'react';
import { tellTyping } from '@/live/live';

/** It holds for six seconds at the server, which hears it at most once in one. */
const again = 3000;

/** Tells colleagues at this ticket that one writes; a text that was there before, such as a kept draft, is not writing. */
export function useTellTyping(ticketId: string, text: string): void {
  const before = useRef(text);
  const told = useRef<number | null>(null);

  useEffect(() => {
    if (text === before.current) return;
    before.current = text;
    const now = Date.now();
    if (!text.trim()) {
      if (told.current !== null) tellTyping(ticketId, false);
      told.current = null;
    } else if (told.current === null || now - told.current >= again) {
      told.current = now;
      tellTyping(ticketId, true);
    }
  }, [ticketId, text]);
}
