import { type InfiniteData, replaceEqualDeep } from '@tanstack/react-query';
import type { Page, Ticket } from './types';

/** What is read may be older than what a push brought while it was on its way: of a ticket the newer version stays. */
export function newest(known: unknown, read: unknown): unknown {
  return replaceEqualDeep(known, isTicket(known) && isTicket(read) ? newer(read, new Map([[known.id, known]])) : read);
}

export function newestRows(known: unknown, read: unknown): unknown {
  const rows = new Map((known as List | undefined)?.pages.flatMap((page) => page.data.map((ticket) => [ticket.id, ticket])));
  const list = read as List;
  return replaceEqualDeep(known, {
    ...list,
    pages: list.pages.map((page) => ({ ...page, data: page.data.map((ticket) => newer(ticket, rows)) })),
  });
}

type List = InfiniteData<Page<Ticket>, string | undefined>;

function newer(read: Ticket, known: Map<string, Ticket>): Ticket {
  const held = known.get(read.id);
  return held && held.version > read.version ? held : read;
}

function isTicket(data: unknown): data is Ticket {
  return typeof data === 'object' && data !== null && 'version' in data;
}
