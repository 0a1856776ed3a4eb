import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { aField } from '@/testing/fields';
import { ines, never, noRows, refuse, renderApp } from '@/testing/render';
import './FieldsPage';

const may = { ...ines, user: { ...ines.user, permissions: ['fields.manage'] } };
const plan = aField({ id: 'f1', type: 'select', required_on: ['resolved'] });
const serial = aField({ id: 'f2', key: 'serial', name: 'Serial number', position: 2 });
const gone = aField({ id: 'f3', key: 'gone', name: 'Gone', active: false });
const all = { 'GET /ticket-fields': { data: [plan, serial, gone], next: null } };
const hearing = () => {
  const sent = vi.fn();
  return { sent, answer: ({ body }: { body: unknown }) => (sent(body), { body: plan }) };
};

test('it has an empty face with one next step', async () => {
  renderApp('/settings/ticket-fields', { 'GET /ticket-fields': noRows }, may);
  expect(await screen.findByRole('heading', { name: 'Tickets have no fields of your own yet' })).toBeTruthy();
  expect(screen.getAllByRole('button', { name: 'Add field' })).toHaveLength(1);
});

test('it has a loading face', async () => {
  renderApp('/settings/ticket-fields', { 'GET /ticket-fields': never }, may);
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test('it says its fault with the code', async () => {
  renderApp('/settings/ticket-fields', { 'GET /ticket-fields': refuse(403, { code: 'forbidden', detail: 'This needs the right tickets.read.' }) }, may);
  expect((await screen.findByRole('alert')).textContent).toContain('forbidden');
});

test('fields say what they are, are moved, archived and brought back', async () => {
  const order = hearing();
  const turned = hearing();
  const back = hearing();
  renderApp('/settings/ticket-fields', { ...all, 'PUT /ticket-fields/order': order.answer, 'PATCH /ticket-fields/f1': turned.answer, 'PATCH /ticket-fields/f3': back.answer }, may);
  const rows = within(await screen.findByRole('list', { name: 'Fields in use' })).getAllByRole('listitem');
  expect(rows.map((row) => row.textContent)).toEqual([expect.stringContaining('PlanOne of a list · plan · required for Resolved'), expect.stringContaining('Serial numberText · serial')]);

  fireEvent.click(screen.getByRole('button', { name: 'Show Serial number earlier' }));
  await waitFor(() => expect(order.sent).toHaveBeenCalledWith({ field_ids: ['f2', 'f1'] }));
  fireEvent.click(screen.getByRole('button', { name: 'Archive Plan' }));
  await waitFor(() => expect(turned.sent).toHaveBeenCalledWith({ active: false }));
  fireEvent.click(screen.getByRole('button', { name: 'Bring back: Gone' }));
  await waitFor(() => expect(back.sent).toHaveBeenCalledWith({ active: true }));
});

test('a field is added with a key of its name, and with its options', async () => {
  const added = hearing();
  renderApp('/settings/ticket-fields', { ...all, 'POST /ticket-fields': added.answer }, may);
  fireEvent.click(await screen.findByRole('button', { name: 'Add field' }));
  const form = within(await screen.findByRole('dialog'));
  fireEvent.change(form.getByLabelText('Name'), { target: { value: 'Frame size' } });
  fireEvent.change(form.getByLabelText('Type'), { target: { value: 'select' } });
  fireEvent.change(form.getByRole('textbox', { name: 'Option 1' }), { target: { value: 'Small' } });
  fireEvent.click(form.getByRole('checkbox', { name: 'Resolved' }));
  fireEvent.click(form.getByRole('button', { name: 'Add field' }));
  await waitFor(() =>
    expect(added.sent).toHaveBeenCalledWith({ name: 'Frame size', key: 'frame_size', type: 'select', help: null, options: [{ name: 'Small' }], required_on: ['resolved'] }),
  );
});

test('a refused field says so at its place', async () => {
  renderApp(
    '/settings/ticket-fields',
    { ...all, 'PATCH /ticket-fields/f2': refuse(422, { code: 'invalid', detail: 'No.', errors: [{ field: '/name', code: 'taken', message: 'There is a field of this name already.' }] }) },
    may,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Change Serial number' }));
  const form = within(await screen.findByRole('dialog'));
  fireEvent.click(form.getByRole('button', { name: 'Save' }));
  expect(await form.findByText('There is a field of this name already.')).toBeTruthy();
});
