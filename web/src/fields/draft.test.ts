import { expect, test } from 'vitest';
import '@/i18n';
import { aField } from '@/testing/fields';
import { draftOf, shown, valueOf, valuesOf } from './draft';

test('a value is the same after it was shown for writing', () => {
  for (const [type, value] of [
    ['text', 'HB-36'],
    ['number', -7],
    ['decimal', 12.5],
    ['checkbox', true],
    ['date', '2026-02-28'],
    ['select', 'gold'],
    ['multiselect', ['gold', 'silver']],
  ] as const) {
    const field = aField({ type });
    expect(valueOf(field, draftOf(field, value))).toEqual(value);
  }
});

test('what is left empty is no value, and a comma stands for a point', () => {
  expect(valueOf(aField({ type: 'text' }), '  ')).toBeNull();
  expect(valueOf(aField({ type: 'multiselect' }), [])).toBeNull();
  expect(valueOf(aField({ type: 'decimal' }), '1,5')).toBe(1.5);
  expect(valueOf(aField({ type: 'number' }), 'many')).toBe('many');
  expect(valuesOf([aField({ key: 'a' }), aField({ key: 'b' }), aField({ key: 'c' })], { a: 'One', b: ' ' })).toEqual({ a: 'One' });
});

test('options are read by their names', () => {
  expect(shown(aField({ type: 'select' }), 'gold')).toBe('Gold');
  expect(shown(aField({ type: 'multiselect' }), ['silver', 'lead'])).toBe('Silver, lead');
  expect(shown(aField({ type: 'checkbox' }), false)).toBe('No');
});
