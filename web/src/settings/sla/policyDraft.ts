import { priorities, type Priority, type SlaPolicy, type SlaPolicyBody } from '@/api/types';
import { readMinutes, writeMinutes } from './minutes';

export const metrics = ['first_response', 'next_response', 'resolution'] as const;
export type Metric = (typeof metrics)[number];
export type Targets = Record<Priority, Record<Metric, string>>;

/** A policy while it is being written: targets as they are typed. */
export type PolicyDraft = {
  name: string;
  /** Empty: around the clock. */
  calendar: string;
  conditions: SlaPolicy['conditions'];
  targets: Targets;
  /** Empty: no warning. */
  warn: string;
  warnUnit: 'percent' | 'minutes';
};

export function draftOf(policy: SlaPolicy | null): PolicyDraft {
  const of = (priority: Priority, metric: Metric) => writeMinutes(policy?.targets.find((row) => row.priority === priority)?.[metric]);
  return {
    name: policy?.name ?? '',
    calendar: policy?.calendar?.id ?? '',
    conditions: policy?.conditions ?? { priority: [], type: [], source: [], team: [], tag: [], company: [] },
    targets: Object.fromEntries(priorities.map((priority) => [priority, Object.fromEntries(metrics.map((metric) => [metric, of(priority, metric)]))])) as Targets,
    warn: String(policy ? (policy.warn_before_percent ?? policy.warn_before_minutes ?? '') : 25),
    warnUnit: policy?.warn_before_minutes ? 'minutes' : 'percent',
  };
}

/** What is sent, and at which place of it the targets of each priority stand. */
export function bodyOf(draft: PolicyDraft): { body: SlaPolicyBody; places: Partial<Record<Priority, number>> } {
  const targets = priorities
    .map((priority) => ({ priority, ...Object.fromEntries(metrics.map((metric) => [metric, minutes(draft.targets[priority][metric])])) }) as { priority: Priority } & Record<Metric, number | null>)
    .filter((row) => metrics.some((metric) => row[metric] !== null));
  const warn = draft.warn.trim() === '' ? null : Math.round(Number(draft.warn.replace('%', ''))) || 0;
  return {
    body: {
      name: draft.name.trim(),
      conditions: draft.conditions,
      calendar_id: draft.calendar || null,
      targets,
      warn_before_percent: draft.warnUnit === 'percent' ? warn : null,
      warn_before_minutes: draft.warnUnit === 'minutes' ? warn : null,
    },
    places: Object.fromEntries(targets.map((row, place) => [row.priority, place])),
  };
}

// What cannot be read is sent as no time at all, and the server names the field.
function minutes(text: string): number | null {
  const read = readMinutes(text);
  return read !== null && Number.isNaN(read) ? 0 : read;
}
