/** "90", "1 h 30", "2d", "1:30": minutes of working time as people write them; NaN: that is none. A day of it has as many hours as one says: 24. */
export function readMinutes(text: string): number | null {
  const typed = text.trim().toLowerCase().replace(',', '.');
  if (typed === '') return null;
  const colon = /^(\d+):([0-5]\d)$/.exec(typed);
  if (colon) return Number(colon[1]) * 60 + Number(colon[2]);
  const parts = /^(?:(\d+(?:\.\d+)?)\s*d)?\s*(?:(\d+(?:\.\d+)?)\s*h)?\s*(?:(\d+)\s*(?:m|min)?)?$/.exec(typed);
  if (!parts) return NaN;
  const [days, hours, minutes] = parts.slice(1).map((part) => Number(part ?? 0));
  return Math.round((days ?? 0) * 1440 + (hours ?? 0) * 60 + (minutes ?? 0));
}

/** "45 min", "8 h", "1 h 30": as one may type it again. */
export function writeMinutes(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest}`;
}
