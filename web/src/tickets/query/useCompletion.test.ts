import { expect, test } from 'vitest';
import { complete, stillFitting } from './useCompletion';

test('a suggestion takes the place of what is being written', () => {
  expect(complete({ text: 'battery st', at: 10 }, 8, 10, { text: 'status:', kind: 'field', label: null })).toEqual({ text: 'battery status:', at: 15 });
  expect(complete({ text: 'status:op', at: 9 }, 7, 9, { text: 'open', kind: 'value', label: null })).toEqual({ text: 'status:open ', at: 12 });
  expect(complete({ text: 'tag:v status:open', at: 5 }, 4, 5, { text: 'vip', kind: 'value', label: null })).toEqual({ text: 'tag:vip status:open', at: 7 });
});

test('until the next answer is there, the last one goes on as far as it fits', () => {
  const value = (text: string) => ({ text, kind: 'value' as const, label: null });
  const last = { text: 'status:', at: 7, from: 7, suggestions: [value('open'), value('on_hold'), value('new')] };
  expect(stillFitting(last, { text: 'status:O', at: 8 }).map((one) => one.text)).toEqual(['open', 'on_hold']);
  expect(stillFitting(last, { text: 'status:open,', at: 12 })).toEqual([]);
  expect(stillFitting(last, { text: 'battery', at: 7 })).toEqual([]);
});
