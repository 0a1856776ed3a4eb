import { expect, test } from 'vitest';
import { readMinutes, writeMinutes } from './minutes';

test.each([
  ['', null],
  ['90', 90],
  ['45 min', 45],
  ['8h', 480],
  ['1 h 30', 90],
  ['1,5 h', 90],
  ['1:30', 90],
  ['2 d', 2880],
  ['1d 2h 5m', 1565],
  ['soon', NaN],
  ['1:75', NaN],
])('%j is %s minutes', (text, minutes) => {
  expect(readMinutes(text)).toBe(minutes);
});

test.each([1, 45, 60, 90, 480, 2880])('%i minutes are written so that they can be read', (minutes) => {
  expect(readMinutes(writeMinutes(minutes))).toBe(minutes);
});
