import { expect, test } from 'vitest';
import { toQuery } from './viewQuery';

const people = { agents: [{ id: 'a2', name: 'Priya Raman' }], teams: [{ id: 't1', name: 'Returns' }] };

test('what narrows the list is said in the query language', () => {
  expect(toQuery({ view: 'all', q: 'battery' }, people)).toBe('battery');
  expect(toQuery({}, people)).toBe('status:new,open,pending,on_hold');
  expect(toQuery({ view: 'mine', priority: 'urgent,high', q: 'e07' }, people)).toBe('e07 status:new,open,pending,on_hold priority:urgent,high assignee:me');
  expect(toQuery({ view: 'all', assignee: 'a2', team: 't1', tag: 'vip' }, people)).toBe('assignee:"Priya Raman" team:Returns tag:vip');
});

test('an "or" stays one thing beside others', () => {
  expect(toQuery({ view: 'all', q: 'a or b' }, people)).toBe('a or b');
  expect(toQuery({ view: 'all', q: 'a or b', status: 'open' }, people)).toBe('(a or b) status:open');
});
