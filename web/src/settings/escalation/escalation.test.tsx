import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { never, refuse, renderApp } from '@/testing/render';

const teams = { 'GET /teams': { data: [{ id: 'g1', name: 'Senior', agents: 1 }, { id: 'g2', name: 'Engineering', agents: 2 }], next: null } };
const none = { 'GET /escalation/tiers': { data: [] }, 'GET /escalation/rules': { data: [] } };

test('tiers are put in their order and saved', async () => {
  let sent: unknown;
  renderApp('/settings/escalation', { ...teams, ...none, 'PUT /escalation/tiers': ({ body }: { body: unknown }) => ((sent = body), { body: { data: [] } }) });
  const add = await screen.findByLabelText('Add a tier');
  fireEvent.change(add, { target: { value: 'g1' } });
  fireEvent.change(screen.getByLabelText('Add a tier'), { target: { value: 'g2' } });
  fireEvent.click(screen.getByRole('button', { name: 'Move Engineering up' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toEqual({ tiers: [{ name: 'Engineering', team_id: 'g2' }, { name: 'Senior', team_id: 'g1' }] }));
});

test('a rule is added, and says what it holds for', async () => {
  let sent: unknown;
  renderApp('/settings/escalation', {
    ...teams,
    ...none,
    'GET /escalation/rules': { data: [{ id: 'r1', name: 'Old', after_minutes: 120, sla_within_minutes: null, priority_at_least: 'high', company: null, tag: 'vip', active: true }] },
    'POST /escalation/rules': ({ body }: { body: unknown }) => ((sent = body), { status: 201, body: {} }),
  });
  expect(await screen.findByText('older than 2 h · at least High · vip')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
  const dialog = await screen.findByRole('dialog');
  fireEvent.change(within(dialog).getByLabelText('Name'), { target: { value: 'Late' } });
  fireEvent.change(within(dialog).getByLabelText('Next promise within (minutes)'), { target: { value: '0' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(sent).toEqual({ name: 'Late', after_minutes: null, sla_within_minutes: 0, priority_at_least: 'low', company_id: null, tag: null, active: true }));
});

test('it has its empty, its loading and its error face', async () => {
  const empty = renderApp('/settings/escalation', { ...teams, ...none });
  expect(await screen.findByText(/No tiers yet/)).toBeTruthy();
  expect(screen.getByText(/No rules yet/)).toBeTruthy();
  empty.unmount();
  const loading = renderApp('/settings/escalation', { ...teams, ...none, 'GET /escalation/rules': never });
  expect(await screen.findByText('Loading')).toBeTruthy();
  loading.unmount();
  renderApp('/settings/escalation', { ...teams, ...none, 'GET /escalation/rules': refuse(503, { code: 'unavailable' }) });
  expect(await screen.findByText('The tiers and rules could not be read')).toBeTruthy();
});
