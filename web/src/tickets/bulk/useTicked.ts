import { useRef, useState } from 'react';
import type { Ticket } from '@/api/types';

/** What is ticked: some tickets by their ids, or all of the view, those that are not read yet among them. */
export type Ticked = {
  ids: ReadonlySet<string>;
  all: boolean;
  count: number;
  has: (id: string) => boolean;
  /** `upTo`: with all between it and the one that was ticked last. */
  toggle: (id: string, upTo?: boolean) => void;
  tickRead: () => void;
  tickAll: () => void;
  clear: () => void;
};

const none: ReadonlySet<string> = new Set();

export function useTicked(tickets: Ticket[]): Ticked {
  const [ids, setIds] = useState(none);
  const [all, setAll] = useState(false);
  const last = useRef<string | null>(null);

  const toggle = (id: string, upTo = false) => {
    const next = new Set(all ? tickets.map((ticket) => ticket.id) : ids);
    const on = !next.has(id);
    const from = upTo && last.current ? tickets.findIndex((ticket) => ticket.id === last.current) : -1;
    const to = tickets.findIndex((ticket) => ticket.id === id);
    const meant = from < 0 || to < 0 ? [id] : tickets.slice(Math.min(from, to), Math.max(from, to) + 1).map((ticket) => ticket.id);
    for (const one of meant) {
      if (on || meant.length > 1) next.add(one);
      else next.delete(one);
    }
    last.current = id;
    setAll(false);
    setIds(next);
  };

  return {
    ids,
    all,
    count: all ? tickets.length : ids.size,
    has: (id) => all || ids.has(id),
    toggle,
    tickRead: () => {
      setAll(false);
      setIds(new Set(tickets.map((ticket) => ticket.id)));
    },
    tickAll: () => setAll(true),
    clear: () => {
      last.current = null;
      setAll(false);
      setIds(none);
    },
  };
}
