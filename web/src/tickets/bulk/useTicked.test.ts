import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { aTicket } from '@/testing/tickets';
import { useTicked } from './useTicked';

const tickets = ['a', 'b', 'c', 'd'].map((id) => aTicket({ id }));
const ticked = () => renderHook(() => useTicked(tickets)).result;

test('one is ticked and unticked', () => {
  const result = ticked();
  act(() => result.current.toggle('b'));
  expect([...result.current.ids]).toEqual(['b']);
  act(() => result.current.toggle('b'));
  expect(result.current.count).toBe(0);
});

test('with Shift all between are ticked too, in either direction', () => {
  const result = ticked();
  act(() => result.current.toggle('d'));
  act(() => result.current.toggle('b', true));
  expect([...result.current.ids].toSorted()).toEqual(['b', 'c', 'd']);
});

test('all of the view holds what is not read yet, until one is taken out', () => {
  const result = ticked();
  act(() => result.current.tickAll());
  expect([result.current.all, result.current.has('z')]).toEqual([true, true]);
  act(() => result.current.toggle('a'));
  expect([result.current.all, [...result.current.ids]]).toEqual([false, ['b', 'c', 'd']]);
});
