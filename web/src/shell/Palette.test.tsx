import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { noRows, refuse, renderApp } from '@/testing/render';
import { aTicket } from '@/testing/tickets';
import { show } from './overlay';

afterEach(() => show(null));

async function openAndType(words: string) {
  await screen.findByRole('heading', { name: 'All open' });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  const input = await screen.findByRole('combobox', { name: 'Find anything' });
  fireEvent.change(input, { target: { value: words } });
  return input;
}

test('words find tickets, and Enter opens the first', async () => {
  const asked = vi.fn();
  const ticket = aTicket();
  const { router } = renderApp('/tickets', {
    'GET /tickets': ({ search }: { search: URLSearchParams }) => {
      asked(search.get('q'));
      return { body: search.get('q') ? { data: [ticket], next: null } : noRows };
    },
    'GET /tickets/4521': ticket,
  });
  const input = await openAndType('battery sho');
  await screen.findByRole('option', { name: /Battery shows E07/ });
  expect(asked).toHaveBeenCalledWith('battery sho*');
  fireEvent.keyDown(input, { key: 'Enter' });
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/4521'));
});

test('a number finds its ticket', async () => {
  renderApp('/tickets', { 'GET /tickets': noRows, 'GET /tickets/4521': aTicket() });
  await openAndType('#4521');
  expect(await screen.findByRole('option', { name: /Battery shows E07/ })).toBeTruthy();
});

test('pages and actions are found by their name', async () => {
  const { router } = renderApp('/tickets', { 'GET /tickets': noRows });
  const input = await openAndType('unassi');
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Unassigned']);
  fireEvent.keyDown(input, { key: 'Enter' });
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'unassigned' }));
});

test('nothing found is said, and a fault is told apart from it', async () => {
  renderApp('/tickets', {
    'GET /tickets': ({ search }: { search: URLSearchParams }) =>
      search.get('q')?.startsWith('zzz') ? { body: noRows } : search.get('q') ? refuse(500, {})() : { body: noRows },
  });
  const input = await openAndType('zzzz');
  expect(await screen.findByText('Nothing fits “zzzz”.')).toBeTruthy();
  fireEvent.change(input, { target: { value: 'xylophone' } });
  expect(await screen.findByText('The tickets could not be searched.')).toBeTruthy();
});
