import { expect, test } from 'vitest';
import '@/i18n';
import { tidyTime, weekLine } from './weekdays';

test.each([
  ['9', '09:00'],
  ['930', '09:30'],
  ['1745', '17:45'],
  ['9.30', '09:30'],
  ['24', '24:00'],
  ['soon', 'soon'],
  ['25', '25'],
])('%j is the time %s', (typed, time) => {
  expect(tidyTime(typed)).toBe(time);
});

test('a stretch that ends at midnight ends with its day', () => {
  expect([tidyTime('0', true), tidyTime('00:00')]).toEqual(['24:00', '00:00']);
});

test('days of the same hours stand together', () => {
  const hours = (['monday', 'tuesday', 'thursday'] as const).map((day) => ({ day, from: '09:00', to: '17:00' }));
  expect(weekLine([...hours, { day: 'saturday', from: '10:00', to: '14:00' }])).toBe('Mon–Tue 09:00–17:00 · Thu 09:00–17:00 · Sat 10:00–14:00');
});
