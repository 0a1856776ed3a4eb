import { expect, test } from 'vitest';
import { keyFrom, wanted } from './options';

test('a name becomes a key', () => {
  expect(keyFrom('Frame number')).toBe('frame_number');
  expect(keyFrom('2nd Gerät!')).toBe('nd_gerat');
  expect(keyFrom('電話')).toBe('');
});

test('empty lines are no options', () => {
  expect(wanted([{ key: 'gold', name: ' Gold ' }, { name: ' ' }, { name: 'Tin' }])).toEqual([{ key: 'gold', name: 'Gold' }, { key: undefined, name: 'Tin' }]);
});
