import { expect, test } from 'vitest';
import { readSearch, roomOf, toFilter, toggleIn } from './search';

test('an address keeps what it understands and drops the rest', () => {
  expect(readSearch({ view: 'mine', sort: 'sideways', status: 'open,lost', q: 4521, team: '' })).toEqual({
    view: 'mine',
    status: 'open',
    q: '4521',
  });
});

test('without a view the list shows what is open, newest first', () => {
  expect(toFilter({})).toEqual({ status: 'new,open,pending,on_hold', sort: '-created_at' });
});

test("a chip takes the place of the view's own filter", () => {
  expect(toFilter({ view: 'mine', status: 'resolved' })).toMatchObject({ assignee: 'me', status: 'resolved' });
});

test('words are searched as they are being typed', () => {
  expect(toFilter({ view: 'all', q: 'courier la' })).toEqual({ q: 'courier la*', sort: '-created_at' });
});

test('views without a room of their own hear of a wider one', () => {
  expect([roomOf('pending'), roomOf('resolved'), roomOf('mine')]).toEqual(['open', 'all', 'mine']);
});

test('a value is added to a filter and taken out again', () => {
  expect(toggleIn(undefined, 'new')).toBe('new');
  expect(toggleIn('new,open', 'new')).toBe('open');
  expect(toggleIn('new', 'new')).toBeUndefined();
});
