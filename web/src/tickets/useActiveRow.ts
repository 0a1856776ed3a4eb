import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { TicketFilter } from '@/api/tickets';
import type { Ticket } from '@/api/types';
import { useKeys } from '@/shell/keys';
import { keepPlace, placeIn } from './place';

/** The row under the keys: moved by j, k and the arrows, opened by o, Enter or a press. Known by id, so rows may shift. */
export function useActiveRow(filter: TicketFilter, tickets: Ticket[], scrollTo: (index: number) => void) {
  const navigate = useNavigate();
  const [active, setActive] = useState(() => placeIn(filter).active);

  const move = (by: number) => {
    const from = tickets.findIndex((ticket) => ticket.id === active);
    const to = Math.max(0, Math.min(tickets.length - 1, from < 0 ? 0 : from + by));
    const id = tickets[to]?.id ?? null;
    setActive(id);
    keepPlace(filter, { active: id });
    scrollTo(to);
  };

  const open = (number: number | string | undefined) => {
    if (number !== undefined) void navigate({ to: '/tickets/$ticket', params: { ticket: String(number) } });
  };
  const openActive = () => open(tickets.find((ticket) => ticket.id === active)?.number);

  const onClick = (press: MouseEvent) => {
    const row = (press.target as HTMLElement).closest<HTMLElement>('[data-number]');
    // With a key held the browser does its own: a new tab, a new window.
    if (!row || press.metaKey || press.ctrlKey || press.shiftKey) return;
    press.preventDefault();
    keepPlace(filter, { active: row.dataset.id ?? null });
    open(row.dataset.number);
  };

  const onKeyDown = (press: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 12, PageUp: -12, Home: -Infinity, End: Infinity }[press.key];
    if (by === undefined) return;
    press.preventDefault();
    move(by);
  };

  useKeys({ j: () => move(1), k: () => move(-1), o: openActive, ...(active ? { Enter: openActive } : {}) });
  return { active, onClick, onKeyDown };
}
