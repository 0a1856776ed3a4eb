import type { Named } from '@/api/types';
import { chipFields, defaultView, type TicketSearch, viewFilters } from '../search';

type People = { agents: Named[]; teams: Named[] };

/** The list that is looked at, in the query language: what a view keeps of it. */
export function toQuery(search: TicketSearch, people: People): string {
  const view = viewFilters[search.view ?? defaultView];
  const fields = { ...view, ...search };
  const parts = [...chipFields, 'tag' as const].flatMap((field) => {
    const value = fields[field];
    return value ? [`${field}:${value.split(',').map((one) => quoted(nameOf(field, one, people))).join(',')}`] : [];
  });
  const words = [search.q, view.q].filter((one) => one !== undefined);
  const alone = parts.length + words.length === 1;
  return [...words.map((one) => (alone || !/\sor\s/i.test(one) ? one : `(${one})`)), ...parts].join(' ');
}

function nameOf(field: string, value: string, { agents, teams }: People): string {
  const known = field === 'assignee' ? agents : field === 'team' ? teams : [];
  return known.find(({ id }) => id === value)?.name ?? value;
}

function quoted(value: string): string {
  return /[\s",()]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
}
