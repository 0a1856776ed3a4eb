import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Calendar, SlaPolicy } from '@/api/types';
import { ines, never, noRows, refuse, renderApp } from '@/testing/render';

const may = { ...ines, user: { ...ines.user, permissions: ['sla.manage'] } };
const office: Calendar = {
  id: 'c1',
  name: 'Office',
  time_zone: 'Europe/Berlin',
  hours: ['monday', 'tuesday'].map((day) => ({ day: day as 'monday', from: '09:00', to: '17:00' })),
  holidays: [{ date: '2026-12-25', name: 'Christmas', yearly: true }],
  created_at: '2026-01-10T09:00:00Z',
};
const gold: SlaPolicy = {
  id: 'p1',
  name: 'Gold',
  position: 1,
  conditions: { priority: ['urgent', 'high'], type: [], source: [], team: [], tag: ['vip'], company: [] },
  calendar: { id: 'c1', name: 'Office' },
  targets: [{ priority: 'urgent', first_response: 30, next_response: null, resolution: 480 }],
  warn_before_percent: 25,
  warn_before_minutes: null,
  created_at: '2026-01-10T09:00:00Z',
};
const standard: SlaPolicy = { ...gold, id: 'p2', name: 'Standard', position: 2, conditions: { ...gold.conditions, priority: [], tag: [] }, calendar: null };
const both = { 'GET /sla/policies': { data: [gold, standard], next: null }, 'GET /sla/calendars': { data: [office], next: null } };
const preview = {
  policy: { id: 'p1', name: 'Gold' },
  at: '2026-01-10T09:00:00Z',
  targets: [{ priority: 'urgent', first_response_due_at: '2026-01-12T08:30:00Z', next_response_due_at: null, resolution_due_at: null }],
};

test('it has an empty face with one next step', async () => {
  renderApp('/settings/sla', { 'GET /sla/policies': noRows, 'GET /sla/calendars': noRows }, may);
  expect(await screen.findByRole('heading', { name: 'Nothing is promised yet' })).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Add policy' })).toHaveLength(1);
});

test('it has a loading face', async () => {
  renderApp('/settings/sla', { 'GET /sla/policies': never, 'GET /sla/calendars': never }, may);
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test('it says its fault with the code', async () => {
  renderApp('/settings/sla', { ...both, 'GET /sla/policies': refuse(403, { code: 'forbidden', detail: 'This needs the right sla.manage.' }) }, may);
  expect((await screen.findByRole('alert')).textContent).toContain('forbidden');
});

test('policies stand in their order, say for whom they are, and are moved', async () => {
  const sent = vi.fn(() => ({ body: both['GET /sla/policies'] }));
  renderApp('/settings/sla', { ...both, 'PUT /sla/policies/order': ({ body }: { body: unknown }) => (sent as (body: unknown) => { body: unknown })(body) }, may);
  const rows = within(await screen.findByRole('list', { name: 'Policies' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual(['1GoldUrgent or High · vipOfficeTry Gold earlierTry Gold later', '2StandardEvery ticketAround the clockTry Standard earlierTry Standard later']);
  expect(screen.getByText('Mon–Tue 09:00–17:00')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Try Standard earlier' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ policy_ids: ['p2', 'p1'] }));
});

test('a policy is shown with its targets and changed', async () => {
  const sent = vi.fn();
  renderApp(
    '/settings/sla/policies/p1',
    { ...both, 'GET /sla/policies/p1/preview': preview, 'PUT /sla/policies/p1': ({ body }: { body: unknown }) => (sent(body), { body: gold }) },
    may,
  );
  const target = (await screen.findByLabelText('Urgent: First response')) as HTMLInputElement;
  expect(target.value).toBe('30 min');
  expect((screen.getByLabelText('Urgent: Resolution') as HTMLInputElement).value).toBe('8 h');
  expect(await screen.findByText(/^Monday/)).toBeTruthy();
  fireEvent.change(target, { target: { value: '1:30' } });
  fireEvent.change(screen.getByLabelText('Normal: Resolution'), { target: { value: '2 d' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(sent).toHaveBeenCalledWith({
    name: 'Gold',
    conditions: gold.conditions,
    calendar_id: 'c1',
    targets: [
      { priority: 'urgent', first_response: 90, next_response: null, resolution: 480 },
      { priority: 'normal', first_response: null, next_response: null, resolution: 2880 },
    ],
    warn_before_percent: 25,
    warn_before_minutes: null,
  });
});

test('what is wrong with a target is said at it', async () => {
  renderApp(
    '/settings/sla/policies/new',
    { ...both, 'POST /sla/policies': refuse(422, { code: 'invalid', errors: [{ field: '/targets/0/resolution', code: 'out_of_range', message: 'A target has 1 minute or more.' }] }) },
    may,
  );
  fireEvent.change(await screen.findByLabelText('High: Resolution'), { target: { value: 'soon' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('A target has 1 minute or more.')).toBeTruthy();
  expect(screen.getByLabelText('High: Resolution').getAttribute('aria-invalid')).toBe('true');
});

test('a policy is deleted only after a confirmation', async () => {
  const removed = vi.fn(() => ({ status: 204 }));
  renderApp('/settings/sla/policies/p1', { ...both, 'GET /sla/policies/p1/preview': preview, 'DELETE /sla/policies/p1': removed }, may);
  fireEvent.click(await screen.findByRole('button', { name: 'Delete' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(removed).not.toHaveBeenCalled();
  fireEvent.click(dialog.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(removed).toHaveBeenCalledOnce());
  expect(await screen.findByText('Gold is deleted.')).toBeTruthy();
});

test('a new calendar begins with office hours, gets an evening, and is sent', async () => {
  const sent = vi.fn();
  renderApp('/settings/sla/calendars/new', { ...both, 'POST /sla/calendars': ({ body }: { body: unknown }) => (sent(body), { status: 201, body: office }) }, may);
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Late shift' } });
  fireEvent.change(screen.getByLabelText('Time zone'), { target: { value: 'Asia/Kathmandu' } });
  for (const day of ['Tuesday', 'Wednesday', 'Thursday', 'Friday']) fireEvent.click(screen.getByRole('button', { name: `Remove these hours on ${day}` }));
  fireEvent.click(screen.getByRole('button', { name: 'Add hours on Monday' }));
  const evening = screen.getAllByLabelText('Monday to')[1] as HTMLElement;
  fireEvent.change(evening, { target: { value: '24' } });
  fireEvent.blur(evening);
  fireEvent.click(screen.getByRole('button', { name: 'Add holiday' }));
  fireEvent.change(screen.getByLabelText('Date'), { target: { value: '2026-12-25' } });
  fireEvent.click(screen.getByLabelText('Every year'));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(sent).toHaveBeenCalledWith({
    name: 'Late shift',
    time_zone: 'Asia/Kathmandu',
    hours: [
      { day: 'monday', from: '09:00', to: '17:00' },
      { day: 'monday', from: '17:00', to: '24:00' },
    ],
    holidays: [{ date: '2026-12-25', name: null, yearly: true }],
  });
});

test('hours that overlap are marked, and the server says why', async () => {
  renderApp(
    '/settings/sla/calendars/c1',
    { ...both, 'PUT /sla/calendars/c1': refuse(422, { code: 'invalid', errors: [{ field: '/hours/1', code: 'overlap', message: 'Another stretch covers this one.' }] }) },
    may,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Another stretch covers this one.')).toBeTruthy();
  expect(screen.getByLabelText('Tuesday from').getAttribute('aria-invalid')).toBe('true');
});

test('one that is gone says so', async () => {
  renderApp('/settings/sla/calendars/c9', both, may);
  expect(await screen.findByRole('heading', { name: 'It is not there any more' })).toBeTruthy();
});
