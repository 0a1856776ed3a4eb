import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { applyPush } from '@/live/applyPush';
import { never, refuse, renderApp } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';
import { aPush, aTicket } from '@/testing/tickets';

const details = () => screen.findByRole('complementary', { name: 'Details' });
const page = (...data: ReturnType<typeof aTicket>[]) => ({ data, next: null });

test('the page says what it is about, who asks and where it stands', async () => {
  renderTicket({ ticket: { priority: 'urgent', tags: ['battery'] } });
  expect(await screen.findByRole('heading', { level: 1, name: /Battery shows E07/ })).toBeTruthy();
  expect(screen.getByText(/Opened .* by email/)).toBeTruthy();
  const facts = (await details()).textContent;
  for (const words of ['Open', 'Urgent', 'Question', 'No team', 'Nobody', 'battery']) expect(facts).toContain(words);
  const customer = screen.getByRole('complementary', { name: 'Customer' });
  expect(customer.textContent).toContain('maya@radhaus.example');
  expect(await within(customer).findByText(/Customer since/)).toBeTruthy();
});

test('loading shows the shape of the page, not before 150 ms', async () => {
  renderApp('/tickets/4521', { 'GET /tickets/4521': never });
  await screen.findByRole('status', { busy: true });
  expect(screen.queryByTestId('ticket-shapes')).toBeNull();
  expect(await screen.findByTestId('ticket-shapes')).toBeTruthy();
});

test('a ticket that is not there, or not yours to see, says so and leads back', async () => {
  const { router } = renderApp('/tickets/123', { 'GET /tickets': page() });
  expect((await screen.findByRole('alert')).textContent).toContain('There is no ticket 123 here, or you may not see it');
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets'));
});

test('the other tickets of the customer stand beside, without this one', async () => {
  const other = aTicket({ id: 't7', number: 4001, subject: 'Which tyre fits?', status: 'resolved' });
  renderTicket({ answers: { 'GET /tickets': page(aTicket(), other) } });
  const link = await screen.findByRole('link', { name: /Which tyre fits\?.*Resolved/ });
  expect(link.getAttribute('href')).toBe('/tickets/4001');
  expect(screen.queryByRole('link', { name: /Battery shows E07/ })).toBeNull();
});

test('e resolves on the version one has seen, and shows it before the answer', async () => {
  const put = vi.fn((_sent: { body: unknown }) => ({ body: aTicket({ status: 'resolved', version: 2 }) }));
  renderTicket({ answers: { 'PUT /tickets/t1/status': put } });
  await details();
  fireEvent.keyDown(document.body, { key: 'e' });
  expect(await screen.findByRole('button', { name: 'Reopen' })).toBeTruthy();
  await waitFor(() => expect(put).toHaveBeenCalled());
  expect(put.mock.calls[0]?.[0].body).toEqual({ status: 'resolved' });
  expect(await screen.findByText('Ticket 4521 is resolved.')).toBeTruthy();
});

test('the menu of statuses holds only the ways from here', async () => {
  renderTicket({ ticket: { status: 'resolved' } });
  await details();
  fireEvent.keyDown(document.body, { key: 's' });
  const names = (await screen.findAllByRole('menuitem')).map((item) => item.textContent);
  expect(names).toEqual(['Closed']);
});

const moves = {
  version: 1,
  moves: [],
  reopen_within_days: 14,
  close_after_days: 7,
  statuses: [
    { id: null, name: 'open', class: 'open', order: 0, active: true },
    { id: null, name: 'on_hold', class: 'on_hold', order: 0, active: true },
    { id: 's1', name: 'Waiting for parts', class: 'on_hold', order: 1, active: true },
    { id: 's2', name: 'Long ago', class: 'on_hold', order: 2, active: false },
    { id: null, name: 'resolved', class: 'resolved', order: 0, active: true },
  ],
  ticket: {
    id: 't1',
    number: 4521,
    status: 'open',
    status_id: null,
    moves: [
      { to: 'on_hold', allowed: true, reasons: [] },
      { to: 'resolved', allowed: false, reasons: [{ code: 'needs_tags', message: 'It needs a tag first.' }, { code: 'of_tomorrow', message: 'It is Sunday.' }] },
    ],
  },
};

test('the menu of statuses has the workspace’s own, and says why one cannot be picked', async () => {
  const put = vi.fn((_sent: { body: unknown }) => ({ body: aTicket({ status: 'on_hold', status_id: 's1', status_name: 'Waiting for parts', version: 2 }) }));
  renderTicket({ answers: { 'GET /tickets/workflow/transitions': moves, 'PUT /tickets/t1/status': put } });
  fireEvent.click(within(await details()).getByRole('button', { name: 'Status: Open' }));
  await screen.findByRole('menuitem', { name: 'Waiting for parts' });
  const items = screen.getAllByRole('menuitem').map((item) => item.textContent);
  expect(items).toEqual(['Open', 'On hold', 'Waiting for parts', 'ResolvedIt needs a tag first. It is Sunday.']);
  fireEvent.click(screen.getByRole('menuitem', { name: /^Resolved/ }));
  expect(put).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('menuitem', { name: 'Waiting for parts' }));
  await waitFor(() => expect(put.mock.calls[0]?.[0].body).toEqual({ status: 'on_hold', status_id: 's1' }));
  expect(await screen.findByRole('button', { name: 'Status: Waiting for parts' })).toBeTruthy();
});

test('a move that only lacks somebody is made by taking the ticket', async () => {
  const patch = vi.fn((_sent: { body: unknown }) => ({ body: aTicket({ status: 'resolved', assignee: { id: 'a1', name: 'Ines Okafor' }, version: 2 }) }));
  const reasons = [{ code: 'needs_assignee', message: 'It needs an assignee first.' }];
  renderTicket({
    answers: { 'PUT /tickets/t1/status': refuse(409, { code: 'transition_not_allowed', allowed: [], reasons }), 'PATCH /tickets/t1': patch },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Resolve' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('It needs an assignee first.');
  fireEvent.click(within(alert).getByRole('button', { name: 'Take it, set Resolved' }));
  await waitFor(() => expect(patch.mock.calls[0]?.[0].body).toEqual({ status: 'resolved', assignee_id: 'a1' }));
});

test('a follow-up and its source lead to each other, and a closed ticket says where it goes on', async () => {
  const [before, after] = [{ id: 't0', number: 4400 }, { id: 't2', number: 4600 }];
  renderTicket({ ticket: { status: 'closed', follow_up_of: before, followed_by: after } });
  const panel = await details();
  expect(within(panel).getByRole('link', { name: 'Ticket 4400' }).getAttribute('href')).toBe('/tickets/4400');
  expect(within(panel).getByRole('link', { name: 'Ticket 4600' }).getAttribute('href')).toBe('/tickets/4600');
  expect(await screen.findByText(/It goes on in/)).toBeTruthy();
});

test('a move that is not allowed names those that are, as buttons', async () => {
  const put = vi.fn((_sent: { body: unknown }) => ({}));
  put.mockImplementationOnce(refuse(409, { code: 'transition_not_allowed', allowed: ['pending'] }));
  put.mockImplementationOnce(() => ({ body: aTicket({ status: 'pending', version: 2 }) }));
  renderTicket({ answers: { 'PUT /tickets/t1/status': put } });
  fireEvent.click(await screen.findByRole('button', { name: 'Resolve' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('It cannot go from Open to Resolved');
  expect(alert.textContent).toContain('transition_not_allowed');
  fireEvent.click(within(alert).getByRole('button', { name: 'Pending' }));
  await waitFor(() => expect(put.mock.calls[1]?.[0].body).toEqual({ status: 'pending' }));
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});

test('a change on old ground says what changed meanwhile and can be made again', async () => {
  const put = vi.fn((_sent: { body: unknown }) => ({}));
  put.mockImplementationOnce(refuse(412, { code: 'version_mismatch' }));
  put.mockImplementationOnce(() => ({ body: aTicket({ status: 'resolved', priority: 'urgent', version: 6 }) }));
  renderTicket({
    answers: { 'PUT /tickets/t1/status': put, 'GET /tickets/t1': aTicket({ priority: 'urgent', version: 5 }) },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Resolve' }));
  expect(await screen.findByText(/Priority changed meanwhile/)).toBeTruthy();
  expect((await details()).textContent).toContain('Urgent');
  fireEvent.click(screen.getByRole('button', { name: 'Do it anyway' }));
  expect(await screen.findByRole('button', { name: 'Reopen' })).toBeTruthy();
});

test('a a takes the ticket', async () => {
  const put = vi.fn((_sent: { body: unknown }) => ({ body: aTicket({ assignee: { id: 'a1', name: 'Ines Okafor' }, version: 2 }) }));
  const agents = { data: [{ id: 'a1', name: 'Ines Okafor', active: true, teams: [] }], next: null };
  renderTicket({ answers: { 'PUT /tickets/t1/assign': put, 'GET /agents': agents } });
  const button = await screen.findByRole('button', { name: 'Assign' });
  fireEvent.keyDown(document.body, { key: 'a' });
  expect(await screen.findByRole('option', { name: /You/ })).toBeTruthy();
  fireEvent.keyDown(button, { key: 'a' });
  await waitFor(() => expect(put.mock.calls[0]?.[0].body).toEqual({ agent_id: 'a1' }));
  expect(await within(await details()).findByText('You')).toBeTruthy();
});

test('tags are added and taken away', async () => {
  const patch = vi.fn(({ body }: { body: unknown }) => ({ body: aTicket({ ...(body as object), version: 2 }) }));
  renderTicket({ ticket: { tags: ['battery'] }, answers: { 'PATCH /tickets/t1': patch } });
  fireEvent.click(await screen.findByRole('button', { name: 'Add a tag' }));
  fireEvent.change(screen.getByLabelText('New tag'), { target: { value: 'Recall' } });
  fireEvent.keyDown(screen.getByLabelText('New tag'), { key: 'Enter' });
  await waitFor(() => expect(patch.mock.calls[0]?.[0].body).toEqual({ tags: ['battery', 'recall'] }));
  fireEvent.click(await screen.findByRole('button', { name: 'Remove the tag battery' }));
  await waitFor(() => expect(patch.mock.calls[1]?.[0].body).toEqual({ tags: ['recall'] }));
});

test('what a colleague changes shows without reload', async () => {
  const { cache } = renderTicket();
  await details();
  const assigned = aTicket({ assignee: { id: 'a2', name: 'Priya Raman' }, version: 2 });
  applyPush(cache, 'ticket_changed', aPush(assigned, { type: 'ticket.assigned' }), 'a1');
  expect(await within(await details()).findByText('Priya Raman')).toBeTruthy();
});

test('a closed ticket takes nothing more', async () => {
  renderTicket({ ticket: { status: 'closed' } });
  expect(await screen.findByText(/This ticket is closed/)).toBeTruthy();
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(screen.queryByRole('button', { name: /Resolve|Assign/ })).toBeNull();
});

test("the customer's link is copied", async () => {
  const writeText = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText }, languages: ['en'] });
  renderTicket({ answers: { 'POST /tickets/t1/customer-link': { url: 'http://desk.example/help/t/abc' } } });
  fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /customer's link/ }));
  await waitFor(() => expect(writeText).toHaveBeenCalledWith('http://desk.example/help/t/abc'));
  vi.unstubAllGlobals();
});
