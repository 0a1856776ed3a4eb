import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Agent, ApiKey } from '@/api/types';
import { ines, never, noRows, refuse, renderApp } from '@/testing/render';

const priya: Agent = {
  id: 'a2',
  name: 'Priya Raman',
  email: 'priya@halden.example',
  role: 'agent',
  ticket_access: 'teams',
  teams: [{ id: 'g1', name: 'Billing' }],
  active: true,
};
const key: ApiKey = {
  id: 'k1',
  name: 'Warehouse',
  scopes: ['tickets.read'],
  created_at: '2026-01-10T09:00:00Z',
};

const pages = [
  { address: '/settings/people', call: 'GET /agents', empty: 'Nobody is here yet', fault: 'The people could not be read' },
  { address: '/settings/teams', call: 'GET /teams', empty: 'There are no teams yet', fault: 'The teams could not be read' },
  { address: '/settings/api-keys', call: 'GET /api-keys', empty: 'There are no API keys yet', fault: 'The API keys could not be read' },
];

test.each(pages)('$address has an empty face', async ({ address, call, empty }) => {
  renderApp(address, { [call]: noRows });
  expect(await screen.findByRole('heading', { name: empty })).toBeTruthy();
});

test.each(pages)('$address has a loading face', async ({ address, call }) => {
  renderApp(address, { [call]: never });
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test.each(pages)('$address says its fault with the code', async ({ address, call, fault }) => {
  renderApp(address, { [call]: refuse(409, { code: 'workspace_locked', detail: 'The workspace is being restored.' }) });
  const face = await screen.findByRole('alert');
  expect(face.textContent).toContain(fault);
  expect(face.textContent).toContain('The workspace is being restored.');
  expect(face.textContent).toContain('workspace_locked');
});

test('someone without the rights sees the profile only', async () => {
  renderApp('/settings/profile', {}, { ...ines, user: { ...ines.user, role: 'agent', permissions: [] } });
  const nav = await screen.findByRole('navigation', { name: 'Settings' });
  expect(within(nav).getAllByRole('link').map((link) => link.textContent)).toEqual(['Profile']);
});

test('a new agent gets a first password, shown once', async () => {
  const sent = vi.fn();
  renderApp('/settings/people', {
    'GET /agents': { data: [priya], next: null },
    'GET /teams': { data: [{ id: 'g1', name: 'Billing', agents: 1 }], next: null },
    'POST /agents': ({ body }: { body: unknown }) => {
      sent(body);
      return { status: 201, body: { ...priya, id: 'a3', name: 'Kenji Mori', initial_password: 'maple-Orbit-91' } };
    },
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Add agent' }));
  const form = within(await screen.findByRole('dialog'));
  fireEvent.change(form.getByLabelText('Name'), { target: { value: 'Kenji Mori' } });
  fireEvent.change(form.getByLabelText('Email'), { target: { value: 'kenji@halden.example' } });
  fireEvent.click(await form.findByLabelText('Billing'));
  fireEvent.click(form.getByRole('button', { name: 'Add agent' }));
  expect(await screen.findByText('maple-Orbit-91')).toBeTruthy();
  expect(sent).toHaveBeenCalledWith({
    name: 'Kenji Mori',
    email: 'kenji@halden.example',
    role: 'agent',
    ticket_access: 'all',
    team_ids: ['g1'],
  });
});

test('a key is deleted only after a confirmation', async () => {
  const removed = vi.fn(() => ({ status: 204 }));
  renderApp('/settings/api-keys', { 'GET /api-keys': { data: [key], next: null }, 'DELETE /api-keys/k1': removed });
  fireEvent.click(await screen.findByRole('button', { name: 'Delete: Warehouse' }));
  expect(await screen.findByRole('heading', { name: 'Delete the key “Warehouse”?' })).toBeTruthy();
  expect(removed).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Delete key' }));
  await waitFor(() => expect(removed).toHaveBeenCalledOnce());
  expect(await screen.findByText('The key “Warehouse” is deleted.')).toBeTruthy();
});

test('a wrong current password is said at its field', async () => {
  renderApp('/settings/profile', {
    'PUT /session/password': refuse(422, {
      code: 'invalid',
      errors: [{ field: '/current_password', code: 'wrong', message: 'This is not your current password.' }],
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Change password' }));
  expect(await screen.findByText('This is not your current password.')).toBeTruthy();
});
