/** "Maya Brandt" is MB, "maya@radhaus.example" is MA; letters of any script. */
export function initials(name: string): string {
  const words = name.split('@')[0]?.split(/[\s._-]+/).filter((word) => /\p{L}|\p{N}/u.test(word)) ?? [];
  const first = words[0] ?? '?';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  const letters = last ? head(first) + head(last) : [...first].slice(0, 2).join('');
  return letters.toLocaleUpperCase();
}

/** The same person has the same tint on every screen and every day. */
export function tintOf(id: string): number {
  let sum = 7;
  for (const unit of id) sum = (sum * 31 + (unit.codePointAt(0) ?? 0)) >>> 0;
  return sum % 8;
}

function head(word: string): string {
  return [...word][0] ?? '';
}
