import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { ticketKeys } from '@/api/tickets';
import { applyPush } from '@/live/applyPush';
import { never, noRows, refuse, renderApp } from '@/testing/render';
import { aPush, aTicket } from '@/testing/tickets';
import { toFilter } from './search';

const page = (...data: ReturnType<typeof aTicket>[]) => ({ data, next: null });
const second = aTicket({ id: 't2', number: 4522, subject: 'Return label link has expired', tags: ['returns', 'vip'] });

test('a row says number, subject, customer, state, tag and who has it', async () => {
  const ticket = aTicket({ priority: 'urgent', tags: ['battery', 'recall'], assignee: { id: 'a2', name: 'Priya Raman' } });
  renderApp('/tickets', { 'GET /tickets': page(ticket) });
  const row = await screen.findByRole('row', { name: /Battery shows E07/ });
  for (const words of ['4521', 'Maya Brandt', 'Urgent, Open', 'battery', '+1', 'Priya Raman']) {
    expect(row.textContent).toContain(words);
  }
});

test('what is asked for is what the address says', async () => {
  const asked = vi.fn();
  renderApp('/tickets?view=mine&priority=urgent&sort=-updated_at&q=courier', {
    'GET /tickets': ({ search }: { search: URLSearchParams }) => {
      asked(Object.fromEntries(search));
      return { body: noRows };
    },
  });
  await waitFor(() => expect(asked).toHaveBeenCalled());
  expect(asked.mock.calls[0]?.[0]).toEqual({
    assignee: 'me',
    status: 'new,open,pending,on_hold',
    priority: 'urgent',
    sort: '-updated_at',
    q: 'courier*',
    limit: '100',
  });
});

test('exactly the view one is in is marked', async () => {
  renderApp('/tickets?view=all&priority=urgent', { 'GET /tickets': noRows });
  const marked = () => screen.getAllByRole('link', { current: 'page' }).map((link) => link.textContent);
  await waitFor(() => expect(marked()).toContain('All tickets'));
  expect(marked()).not.toContain('All open');
});

test('loading shows the shape of rows, not before 150 ms', async () => {
  renderApp('/tickets', { 'GET /tickets': never });
  await screen.findByRole('heading', { name: 'All open' });
  expect(screen.queryByTestId('row-shapes')).toBeNull();
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test('an empty view says what that means and offers a step', async () => {
  renderApp('/tickets?view=mine', { 'GET /tickets': noRows });
  expect(await screen.findByRole('heading', { name: 'Nothing is waiting for you' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'See unassigned' })).toBeTruthy();
});

test('a filter without result offers to drop it', async () => {
  const { router } = renderApp('/tickets?priority=urgent', { 'GET /tickets': noRows });
  fireEvent.click(await screen.findByRole('button', { name: 'Drop “Priority”' }));
  await waitFor(() => expect(router.state.location.search).toEqual({}));
});

test('a fault says what and why, with the code and a way on', async () => {
  const answer = vi.fn(refuse(500, { code: 'database_away', detail: 'The database did not answer in 5 s.' }));
  renderApp('/tickets', { 'GET /tickets': answer });
  const face = await screen.findByRole('alert', undefined, { timeout: 5000 });
  expect(face.textContent).toContain('The tickets could not be read');
  expect(face.textContent).toContain('The database did not answer in 5 s.');
  expect(face.textContent).toContain('database_away');
  answer.mockReturnValue({ status: 200, body: page(aTicket()) as never });
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/Battery shows E07/)).toBeTruthy();
});

test('j and k move, Enter opens', async () => {
  const { router } = renderApp('/tickets', { 'GET /tickets': page(aTicket(), second), 'GET /tickets/4522': second });
  await screen.findByText(second.subject);
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(document.body, { key: 'j' });
  expect(screen.getByRole('row', { selected: true }).textContent).toContain(second.subject);
  fireEvent.keyDown(document.body, { key: 'Enter' });
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/4522'));
});

test('a pushed change shows in its row, in its place', async () => {
  const { cache } = renderApp('/tickets', { 'GET /tickets': page(aTicket(), second) });
  await screen.findByText(second.subject);
  const changed = { ...second, subject: 'Return label works again', version: 2 };
  applyPush(cache, 'ticket_changed', aPush(changed), 'a1');
  expect(await screen.findByText('Return label works again')).toBeTruthy();
  expect(screen.getAllByRole('row')[2]?.textContent).toContain('Return label works again');
});

test('a new ticket waits while the pointer is over the rows, and comes in when asked', async () => {
  let rows = [aTicket()];
  const { cache } = renderApp('/tickets', { 'GET /tickets': () => ({ body: page(...rows) }) });
  await screen.findByText(/Battery shows E07/);
  fireEvent.pointerEnter(screen.getByRole('grid'), { pointerType: 'mouse' });
  rows = [second, ...rows];
  applyPush(cache, 'ticket_changed', aPush(second, { type: 'ticket.created' }), 'a1');
  const offer = await screen.findByRole('button', { name: /1 new/ });
  expect(screen.queryByText(second.subject)).toBeNull();
  fireEvent.click(offer);
  expect(await screen.findByText(second.subject)).toBeTruthy();
});

test('a new ticket comes in by itself at the top of an untouched list', async () => {
  let rows = [aTicket()];
  const { cache } = renderApp('/tickets', { 'GET /tickets': () => ({ body: page(...rows) }) });
  await screen.findByText(/Battery shows E07/);
  rows = [second, ...rows];
  applyPush(cache, 'ticket_changed', aPush(second, { type: 'ticket.created' }), 'a1');
  expect(await screen.findByText(second.subject)).toBeTruthy();
  expect(cache.getQueryData(ticketKeys.waiting(toFilter({})))).toMatchObject({ arrived: [] });
});

test('a ticket one may no longer see leaves the list', async () => {
  const { cache } = renderApp('/tickets', { 'GET /tickets': page(aTicket(), second) });
  await screen.findByText(second.subject);
  applyPush(cache, 'ticket_changed', aPush(second, { data: null }), 'a1');
  await waitFor(() => expect(screen.queryByText(second.subject)).toBeNull());
});

test('while the words cannot be read, the last good rows stay and the reason is said', async () => {
  renderApp('/tickets', {
    'GET /tickets': ({ search }: { search: URLSearchParams }) =>
      search.get('q')
        ? refuse(422, { code: 'query_invalid', errors: [{ field: '/q', code: 'bracket', message: 'A bracket is open.' }] })()
        : { body: page(aTicket()) },
  });
  await screen.findByText(/Battery shows E07/);
  fireEvent.change(screen.getByLabelText('Search tickets'), { target: { value: '(late' } });
  fireEvent.keyDown(screen.getByLabelText('Search tickets'), { key: 'Enter' });
  expect((await screen.findByRole('alert')).textContent).toContain('A bracket is open.');
  expect(screen.getByText(/Battery shows E07/)).toBeTruthy();
});
