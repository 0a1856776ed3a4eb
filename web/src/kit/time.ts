import { useSyncExternalStore } from 'react';
import i18next from 'i18next';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "now", "2 min", "4 h"; a day or more ago is a date. Counted from `now`, so that rows tick together. */
export function ago(instant: string, now: number): string {
  const at = Date.parse(instant);
  const passed = now - at;
  if (passed < minute) return i18next.t('time.now');
  if (passed < hour) return i18next.t('time.minutes', { count: Math.floor(passed / minute) });
  if (passed < day) return i18next.t('time.hours', { count: Math.floor(passed / hour) });
  return shortDate(at, now);
}

/** "4 s", "2 min", "26 h" */
export function lasting(seconds: number): string {
  if (seconds < 60) return i18next.t('time.seconds', { count: Math.floor(seconds) });
  if (seconds < 3600) return i18next.t('time.minutes', { count: Math.floor(seconds / 60) });
  return i18next.t('time.hours', { count: Math.floor(seconds / 3600) });
}

/** "42 min", "3 h 10", "2 d 4 h": how long something takes or is still off, never less than nothing. */
export function span(ms: number): string {
  const minutes = Math.floor(Math.max(ms, 0) / minute);
  if (minutes < 60) return i18next.t('time.minutes', { count: minutes });
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 48) return rest === 0 ? i18next.t('time.hours', { count: hours }) : i18next.t('time.hoursMinutes', { hours, minutes: String(rest).padStart(2, '0') });
  const [days, over] = [Math.floor(hours / 24), hours % 24];
  return over === 0 ? i18next.t('time.days', { count: days }) : i18next.t('time.daysHours', { days, hours: over });
}

/** The instant in full, in the reader's zone: for tooltips. */
export function fullInstant(instant: string): string {
  return format({ dateStyle: 'full', timeStyle: 'medium' }).format(Date.parse(instant));
}

/** "10:47" */
export function clockTime(at: number): string {
  return format({ hour: '2-digit', minute: '2-digit', hour12: false }).format(at);
}

/** "Today", "Yesterday", "Tuesday" within the week, then the date: what stands between the days of a conversation, or inside a sentence. */
export function dayName(instant: string, now: number, where: '' | 'Inside' = ''): string {
  const days = Math.round((midnight(now) - midnight(Date.parse(instant))) / day);
  if (days === 0) return i18next.t(`time.today${where}`);
  if (days === 1) return i18next.t(`time.yesterday${where}`);
  if (days === -1) return i18next.t(`time.tomorrow${where}`);
  if (days < 0 && days > -7) return format({ weekday: 'long' }).format(Date.parse(instant));
  if (days > 1 && days < 7) return format({ weekday: 'long' }).format(Date.parse(instant));
  return dateOf(instant);
}

/** "12 September 2026" */
function dateOf(instant: string): string {
  return format({ dateStyle: 'long' }).format(Date.parse(instant));
}

/** "12 Sep", with the year when it is another. */
export function dayOf(instant: string, now: number): string {
  return shortDate(Date.parse(instant), now);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

function shortDate(at: number, now: number): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format({ day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = i18next.language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options);
  formats.set(key, known);
  return known;
}

function locale(): string {
  return navigator.languages.find((language) => language.startsWith(i18next.language)) ?? i18next.language;
}

const tickers = new Set<() => void>();
let now = Date.now();
let timer: ReturnType<typeof setInterval> | undefined;

/** The time to the minute: one timer for everything that shows an age. */
export function useMinute(): number {
  return useSyncExternalStore(watchMinute, () => now);
}

function watchMinute(tick: () => void): () => void {
  tickers.add(tick);
  if (!timer) {
    now = Date.now();
    timer = setInterval(() => {
      now = Date.now();
      tickers.forEach((each) => each());
    }, minute);
  }
  return () => {
    tickers.delete(tick);
    if (tickers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
