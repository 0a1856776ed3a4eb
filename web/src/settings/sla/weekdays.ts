import i18next from 'i18next';
import type { WorkingHours } from '@/api/types';

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

// The first of January 2024 was a Monday.
export function dayName(day: Weekday, weekday: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(i18next.language, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, 1 + weekdays.indexOf(day)));
}

/** "Mon–Fri 09:00–17:00 · Sat 10:00–14:00": days of the same hours together. */
export function weekLine(hours: WorkingHours[]): string {
  const ofDay = (day: Weekday) => hours.filter((one) => one.day === day).map((one) => `${one.from}–${one.to}`).join(', ');
  const runs: { from: Weekday; to: Weekday; times: string }[] = [];
  for (const day of weekdays) {
    const times = ofDay(day);
    const last = runs.at(-1);
    if (last?.times === times) last.to = day;
    else runs.push({ from: day, to: day, times });
  }
  return runs
    .filter((run) => run.times)
    .map(({ from, to, times }) => `${dayName(from, 'short')}${to === from ? '' : `–${dayName(to, 'short')}`} ${times}`)
    .join(' · ');
}

/** "9", "930", "9.30" as "09:00", "09:30"; midnight as an end is the end of its day. What is no time stays as it is typed. */
export function tidyTime(typed: string, end = false): string {
  const parts = /^(\d{1,2})[:. ]?([0-5]\d)?$/.exec(typed.trim());
  if (!parts || Number(parts[1]) > 24) return typed.trim();
  const time = `${parts[1]?.padStart(2, '0')}:${parts[2] ?? '00'}`;
  return end && time === '00:00' ? '24:00' : time;
}
