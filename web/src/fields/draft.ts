import i18next from 'i18next';
import type { TicketField } from '@/api/types';

/** A value while somebody writes it: a text, a tick, or the keys that are chosen. */
export type Draft = string | boolean | string[];
export type Drafts = Record<string, Draft>;

export function draftOf(field: TicketField, value: unknown): Draft {
  if (field.type === 'checkbox') return value === true;
  if (field.type === 'multiselect') return Array.isArray(value) ? value.map(String) : [];
  return value === undefined || value === null ? '' : String(value);
}

/** As the server takes it; null takes the value away. What is no number is sent as it is, and the server says so. */
export function valueOf(field: TicketField, draft: Draft): unknown {
  if (Array.isArray(draft)) return draft.length > 0 ? draft : null;
  if (typeof draft === 'boolean') return draft;
  const text = draft.trim();
  if (text === '') return null;
  if (field.type !== 'number' && field.type !== 'decimal') return text;
  const number = Number(text.replace(',', '.'));
  return Number.isFinite(number) ? number : text;
}

/** What was written of some fields, without those that were left empty. */
export function valuesOf(fields: TicketField[], drafts: Drafts): Record<string, unknown> {
  const given = fields.filter(({ key }) => drafts[key] !== undefined).map((field) => [field.key, valueOf(field, drafts[field.key] ?? '')] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== null));
}

/** A value as one reads it; empty where there is none. */
export function shown(field: TicketField, value: unknown): string {
  if (value === undefined || value === null) return '';
  const name = (key: unknown) => field.options.find((option) => option.key === key)?.name ?? String(key);
  if (field.type === 'checkbox') return i18next.t(value === true ? 'fields.yes' : 'fields.no');
  if (field.type === 'select') return name(value);
  if (Array.isArray(value)) return value.map(name).join(', ');
  return String(value);
}
