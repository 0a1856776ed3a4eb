const units = { h: 3600, m: 60, s: 1 } as const;

/** Seconds of "1h 30m", "1:30" (hours and minutes), "90m" or "45" (minutes); null when it is none of these. */
export function secondsOf(typed: string): number | null {
  const text = typed.trim().toLowerCase();
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(text);
  if (clock) return positive(Number(clock[1]) * 3600 + Number(clock[2]) * 60);
  if (/^\d{1,4}$/.test(text)) return positive(Number(text) * 60);
  if (!/^(\d+([.,]\d+)?\s*(h|m|s)[a-z]*\s*)+$/.test(text)) return null;
  const parts = text.matchAll(/(\d+(?:[.,]\d+)?)\s*(h|m|s)/g);
  return positive([...parts].reduce((sum, [, count = '0', unit]) => sum + Number(count.replace(',', '.')) * units[unit as keyof typeof units], 0));
}

function positive(seconds: number): number | null {
  const whole = Math.round(seconds);
  return whole > 0 ? whole : null;
}

/** "1 h 25 min", "25 min", "40 s": what was logged. */
export function spent(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (seconds < 60) return `${seconds} s`;
  return [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(Boolean).join(' ');
}

/** "0:04:09": what runs. */
export function ticking(seconds: number): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
}
