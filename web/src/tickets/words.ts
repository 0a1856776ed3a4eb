/** Someone still types: the last word counts as the beginning of one. What is written in the query language stays. */
export function asPrefix(words: string): string {
  const trimmed = words.trim();
  const last = trimmed.split(/\s+/).at(-1) ?? '';
  return /^[\p{L}\p{N}][\p{L}\p{N}'’-]*$/u.test(last) && !inPhrase(trimmed) ? `${trimmed}*` : trimmed;
}

/** "4521" or "#4521" may mean a ticket's number. */
export function asNumber(words: string): string | null {
  return /^#?(\d{1,9})$/.exec(words.trim())?.[1] ?? null;
}

function inPhrase(words: string): boolean {
  return words.split('"').length % 2 === 0;
}
