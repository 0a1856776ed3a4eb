import { useCallback, useEffect, useRef, useState } from 'react';
import { type Attempt, attemptOf } from '@/api/once';
import type { FileRef } from '@/api/types';

export type Kind = 'public_reply' | 'internal_note';

/**
 * `after`: the last message one had seen when the writing began; null while nothing is written. `attempt`: it was sent and
 * not answered; null: it was not.
 */
export type Draft = { kind: Kind; text: string; files: FileRef[]; after: string | null; attempt: Attempt | null };

const pause = 400;
const nothing: Draft = { kind: 'public_reply', text: '', files: [], after: null, attempt: null };

/** What is being written to one ticket: kept on this device at every pause, and there again after a reload. */
export function useDraft(ticketId: string, newest: string | undefined) {
  const key = `parley-draft-${ticketId}`;
  const [draft, setDraft] = useState<Draft>(() => recall(key));
  const [kept, setKept] = useState(() => !isEmpty(draft));
  const latest = useRef(draft);

  useEffect(() => {
    latest.current = draft;
    const timer = setTimeout(() => {
      keep(key, draft);
      setKept(!isEmpty(draft));
    }, pause);
    return () => clearTimeout(timer);
  }, [key, draft]);
  useEffect(() => () => keep(key, latest.current), [key]);

  const write = useCallback(
    (change: Partial<Draft>) => {
      setKept(false);
      setDraft((was) => {
        const next = { ...was, ...change };
        return isEmpty(next) ? { ...next, after: null, attempt: null } : { ...next, after: next.after ?? newest ?? null };
      });
    },
    [newest],
  );
  /** The key to send this under. Kept at once: a page that is reloaded before the answer sends it again under the same. */
  const attempt = useCallback(
    (message: unknown) => {
      const tried = attemptOf(message, latest.current.attempt);
      latest.current = { ...latest.current, attempt: tried };
      keep(key, latest.current);
      setDraft((was) => ({ ...was, attempt: tried }));
      return tried.key;
    },
    [key],
  );
  const clear = useCallback(() => {
    latest.current = { ...nothing, kind: latest.current.kind };
    keep(key, nothing);
    setDraft(latest.current);
    setKept(false);
  }, [key]);

  return { draft, kept, write, attempt, clear };
}

export function isEmpty({ text, files }: Draft): boolean {
  return !text.trim() && files.length === 0;
}

function recall(key: string): Draft {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Draft>) };
  } catch {
    return nothing;
  }
}

function keep(key: string, draft: Draft): void {
  try {
    if (isEmpty(draft)) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(draft));
  } catch {
    // The device gives no room: the text is still on the screen.
  }
}
