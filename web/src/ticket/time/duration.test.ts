import { expect, test } from 'vitest';
import { secondsOf, spent, ticking } from './duration';

test.each([
  ['45', 2700],
  ['1:30', 5400],
  ['1h 30m', 5400],
  ['1,5 h', 5400],
  ['90 min', 5400],
  ['2 hours 5 minutes', 7500],
  ['40s', 40],
])('%s is read as a length of time', (typed, seconds) => expect(secondsOf(typed)).toBe(seconds));

test.each(['', '0', 'soon', '1:75', '-5', '5 apples', '1h oops'])('"%s" is no length of time', (typed) => expect(secondsOf(typed)).toBeNull());

test('Time is said as people say it', () => {
  expect([40, 60, 3599, 3600, 5100].map(spent)).toEqual(['40 s', '1 min', '59 min', '1 h', '1 h 25 min']);
  expect([0, 249, 36_005].map(ticking)).toEqual(['0:00:00', '0:04:09', '10:00:05']);
});
