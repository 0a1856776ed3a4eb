import i18next from 'i18next';
import type { ImportKind } from '@/api/types';

/** Bytes in steps of 1000: "812 B", "46 kB", "2.3 MB". */
export function sizeOf(bytes: number): string {
  const [unit, value, digits] = bytes < 1000 ? ['byte', bytes, 0] : bytes < 1_000_000 ? ['kilobyte', bytes / 1000, 0] : ['megabyte', bytes / 1_000_000, 1];
  return new Intl.NumberFormat(i18next.language, {
    style: 'unit',
    unit: unit as string,
    unitDisplay: 'short',
    maximumFractionDigits: digits as number,
  }).format(value as number);
}

/** By the name's end; gzip is looked through. Wrong is soon put right on the next page. */
export function kindOf(name: string): ImportKind {
  const plain = name.toLowerCase().replace(/\.gz$/, '');
  if (/\.(jsonl|ndjson|json)$/.test(plain)) return 'conversations';
  return /contact|customer|people/.test(plain) ? 'contacts' : 'tickets';
}

/** What its tickets are found by afterwards: "import-old-desk". */
export function tagOf(name: string): string {
  const plain = name.toLowerCase().replace(/(\.(jsonl|ndjson|json|csv|tsv|txt|gz))+$/, '').replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `import-${plain || 'file'}`.slice(0, 60);
}
