import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Pair = [ink: string, ground: string, floor: number];

const words = 4.5;
const edges = 3;

const pairs: Pair[] = [
  ...['text', 'text-2', 'text-3'].flatMap((ink) =>
    ['surface', 'pane', 'sunk', 'raised', 'hover', 'selected', 'accent-soft'].map((ground): Pair => [ink, ground, words]),
  ),
  ['rail-text', 'rail', words],
  ['rail-on', 'rail-lift', words],
  ['on-accent', 'accent', words],
  ['on-accent', 'accent-hover', words],
  ['accent-text', 'accent-soft', words],
  ['accent-text', 'surface', words],
  ['text', 'note', words],
  ['note-text', 'note', words],
  ['on-note-btn', 'note-btn', words],
  ...['red', 'amber', 'green', 'blue', 'violet', 'grey'].flatMap((tone): Pair[] => [
    [tone, `${tone}-soft`, words],
    [tone, 'surface', words],
    [tone, 'selected', words],
  ]),
  ['on-inverse', 'inverse', words],
  ['inverse-action', 'inverse', words],
  ['text-2', 'grey-soft', words],
  ...['parley', 'sand', 'green', 'blue', 'slate', 'rose', 'grey'].map((tint): Pair => [`on-mark-${tint}`, `mark-${tint}`, words]),
  ...[0, 1, 2, 3, 4, 5, 6, 7].map((tint): Pair => [`on-face-${tint}`, `face-${tint}`, words]),
  ['control', 'surface', edges],
  ['control', 'sunk', edges],
  ['note-line', 'surface', edges],
  ['accent', 'pane', edges],
  ['accent', 'selected', edges],
  ...['c0', 'c1', 'c2', 's1', 's2', 's3', 's4'].map((shape): Pair => [shape, 'surface', edges]),
];

const tokens = readTokens();

test.each(['light', 'dark'] as const)('every pair keeps its contrast in the %s theme', (theme) => {
  const faults = pairs
    .map(([ink, ground, floor]) => ({ ink, ground, floor, ratio: ratio(colour(ink, theme), colour(ground, theme)) }))
    .filter(({ ratio, floor }) => ratio < floor)
    .map(({ ink, ground, ratio }) => `${ink} on ${ground} ${ratio.toFixed(2)}`);
  expect(faults).toEqual([]);
});

test('the tightest pair is the one the design names', () => {
  expect(ratio(colour('text-3', 'light'), colour('selected', 'light'))).toBeCloseTo(4.59, 1);
  expect(ratio(colour('text-3', 'dark'), colour('selected', 'dark'))).toBeCloseTo(4.54, 1);
});

function readTokens() {
  const file = readFileSync('src/kit/theme/tokens.css', 'utf8');
  const found = file.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g);
  return new Map([...found].map(([, name, light, dark]) => [name, { light, dark }]));
}

function colour(name: string, theme: 'light' | 'dark'): string {
  const value = tokens.get(name)?.[theme];
  if (!value) throw new Error(`${name} is not in the token file`);
  return value;
}

function ratio(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
