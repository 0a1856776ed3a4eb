import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { aField } from '@/testing/fields';
import { refuse } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';
import { aTicket } from '@/testing/tickets';

const plan = aField({ id: 'f1', type: 'select' });
const serial = aField({ id: 'f2', key: 'serial', name: 'Serial number' });
const checked = aField({ id: 'f3', key: 'checked', name: 'Checked', type: 'checkbox' });
const fields = { 'GET /ticket-fields': { data: [plan, serial, checked, aField({ key: 'gone', name: 'Gone', active: false })], next: null } };

test('the fields stand with their values, and are changed where they stand', async () => {
  const sent = vi.fn();
  const answer = ({ body }: { body: unknown }) => (sent(body), { body: aTicket({ version: 2, custom_fields: { plan: 'gold', serial: 'HB-36' } }) });
  renderTicket({ ticket: { custom_fields: { plan: 'gold' } }, answers: { ...fields, 'PATCH /tickets/t1': answer } });
  const details = within(await screen.findByRole('complementary', { name: 'Details' }));
  expect(await details.findByRole('button', { name: 'Plan: Gold' })).toBeTruthy();
  expect(details.queryByText('Gone')).toBeNull();

  const input = details.getByRole('textbox', { name: 'Serial number' });
  fireEvent.change(input, { target: { value: ' HB-36' } });
  fireEvent.blur(input);
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ custom_fields: { serial: 'HB-36' } }));
  fireEvent.click(details.getByRole('checkbox', { name: 'Checked' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ custom_fields: { checked: true } }));
});

test('a closed ticket only shows them', async () => {
  renderTicket({ ticket: { status: 'closed', custom_fields: { plan: 'silver' } }, answers: fields });
  const details = within(await screen.findByRole('complementary', { name: 'Details' }));
  expect(await details.findByText('Silver')).toBeTruthy();
  expect(details.queryByRole('textbox')).toBeNull();
});

test('a move that lacks nothing but fields asks for those, and is made with them', async () => {
  const sent = vi.fn();
  const lacks = refuse(409, {
    code: 'transition_not_allowed',
    allowed: ['pending'],
    reasons: [{ code: 'needs_fields', message: 'It needs a value first: Serial number.', fields: ['serial'] }],
  });
  const answer = ({ body }: { body: unknown }) => (sent(body), { body: aTicket({ version: 2, status: 'resolved', custom_fields: { serial: 'HB-36' } }) });
  renderTicket({ answers: { ...fields, 'PUT /tickets/t1/status': lacks, 'PATCH /tickets/t1': answer } });
  fireEvent.click(await screen.findByRole('button', { name: /^Resolve/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Resolved: something is missing' }));
  fireEvent.change(dialog.getByRole('textbox', { name: 'Serial number' }), { target: { value: 'HB-36' } });
  fireEvent.click(dialog.getByRole('button', { name: 'Save and set to Resolved' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ status: 'resolved', custom_fields: { serial: 'HB-36' } }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});
