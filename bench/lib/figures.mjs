/** Of numbers in any order; null when there are none. */
export function spread(numbers) {
  const sorted = Float64Array.from(numbers).sort();
  const at = (share) => round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
  return sorted.length === 0 ? null : { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: round(sorted.at(-1)), count: sorted.length };
}

export function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

/** Half the range of some rounds, in percent of their median. */
export function noise(numbers) {
  return Math.round(((Math.max(...numbers) - Math.min(...numbers)) / 2 / (median(numbers) || 1)) * 100);
}

/** Three digits that mean something. */
export const round = (number) => (Math.abs(number) >= 100 ? Math.round(number) : Number(number.toPrecision(3)));
