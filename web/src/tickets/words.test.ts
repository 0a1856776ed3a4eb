import { expect, test } from 'vitest';
import { asNumber, asPrefix } from './words';

test('the last word is a beginning', () => {
  expect(asPrefix('battery sho ')).toBe('battery sho*');
  expect(asPrefix('größe')).toBe('größe*');
});

test('phrases, filters and brackets stay as they are', () => {
  for (const words of ['"late courier"', 'status:open', '"late cour', '(a or b)', '']) expect(asPrefix(words)).toBe(words);
});

test('digits may be a number', () => {
  expect(asNumber(' #4521')).toBe('4521');
  expect(asNumber('E07')).toBeNull();
});
