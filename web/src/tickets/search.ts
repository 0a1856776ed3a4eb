import type { TicketFilter } from '@/api/tickets';
import { priorities, statuses } from '@/api/types';
import { asPrefix } from './words';

export const views = ['mine', 'unassigned', 'open', 'overdue', 'pending', 'resolved', 'all', 'spam', 'trash'] as const;
export const sorts = ['-created_at', 'created_at', '-updated_at', '-priority', 'sla_due_at'] as const;
export const chipFields = ['status', 'priority', 'assignee', 'team'] as const;

export type View = (typeof views)[number];
export type Sort = (typeof sorts)[number];
export type ChipField = (typeof chipFields)[number];

/** What the address of the list holds; what is absent has its ordinary value. */
export type TicketSearch = { view?: View; saved?: string; sort?: Sort; q?: string; tag?: string } & { [field in ChipField]?: string };

export const defaultView: View = 'open';
export const defaultSort: Sort = '-created_at';

const unresolved = 'new,open,pending,on_hold';

export const viewFilters: Record<View, TicketFilter> = {
  mine: { assignee: 'me', status: unresolved },
  unassigned: { assignee: 'none', status: unresolved },
  open: { status: unresolved },
  overdue: { status: unresolved, q: 'due<now' },
  pending: { status: 'pending' },
  resolved: { status: 'resolved' },
  all: {},
  spam: { spam: 'true' },
  trash: { trash: 'true' },
};

/** Takes from an address what it understands: old and mistyped parts are dropped, not refused. */
export function readSearch(raw: Record<string, unknown>): TicketSearch {
  return withoutEmpty({
    view: among(views, raw.view),
    saved: text(raw.saved),
    sort: among(sorts, raw.sort),
    q: text(raw.q),
    tag: text(raw.tag),
    status: listOf(statuses, raw.status),
    priority: listOf(priorities, raw.priority),
    assignee: text(raw.assignee),
    team: text(raw.team),
  });
}

/** A chip on a view's own field takes its place: "Assigned to you" and Status is Resolved are the resolved ones of yours. */
export function toFilter(search: TicketSearch): TicketFilter {
  const { view = defaultView, sort = defaultSort, saved, q, ...chips } = search;
  const { q: own, ...fields } = viewFilters[view];
  // A saved query means what it says; only one that is being typed ends in the beginning of a word.
  const typed = q && (saved ? q : asPrefix(q));
  return { ...fields, ...chips, ...both(typed, own), sort };
}

function both(typed: string | undefined, own: string | undefined): TicketFilter {
  const q = typed && own ? `(${typed}) ${own}` : (typed ?? own);
  return q ? { q } : {};
}

/** The hub's room that hears of every ticket a view may show. */
export function roomOf(view: View): string {
  if (view === 'pending' || view === 'overdue') return 'open';
  return view === 'resolved' || view === 'spam' || view === 'trash' ? 'all' : view;
}

export function toggleIn(list: string | undefined, value: string): string | undefined {
  const values = list?.split(',') ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  return next.join(',') || undefined;
}

function among<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

function listOf(known: readonly string[], value: unknown): string | undefined {
  return text(value)?.split(',').filter((one) => known.includes(one)).join(',') || undefined;
}

function text(value: unknown): string | undefined {
  const plain = typeof value === 'number' ? String(value) : value;
  return typeof plain === 'string' && plain.trim() ? plain : undefined;
}

function withoutEmpty(search: TicketSearch): TicketSearch {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}
