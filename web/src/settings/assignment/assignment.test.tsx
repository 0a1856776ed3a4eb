import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { AssignmentRules, Recommendation, ReplayReport } from '@/api/types';
import { ines, never, noRows, refuse, renderApp } from '@/testing/render';
import { aTicket } from '@/testing/tickets';
import { usualWeights } from './rules';

const may = { ...ines, user: { ...ines.user, permissions: ['assignment.manage'] } };
const rules: AssignmentRules = {
  version: 3,
  default: { kind: 'score', weights: usualWeights },
  teams: [{ team: { id: 'g1', name: 'Billing' }, policy: { kind: 'round_robin', weights: usualWeights } }],
  needs: [{ tag: 'return', type: null, skill: 'returns', language: null }],
  points: { low: 1, normal: 2, high: 3, urgent: 5 },
};
const part = (value: number, reason: string) => ({ value, weight: 10, reason });
const recommended = (id: string, name: string, skill: number, load: number): Recommendation => ({
  agent: { id, name },
  fits: true,
  score: 0,
  parts: {
    skill: part(skill, skill ? 'Has returns.' : 'Lacks returns.'),
    language: part(1, 'The ticket asks for no language.'),
    load: part(load, 'Has some points.'),
    history: part(0, 'Nobody had one.'),
    company: part(0, 'Nobody had one.'),
    fairness: part(0, '0 of 1 others.'),
  },
  reasons: [],
  load: 4,
  capacity: 20,
});
const ticket = aTicket({ team: null });
const answers = {
  'GET /assignment/rules': rules,
  'GET /teams': { data: [{ id: 'g1', name: 'Billing', agents: 1 }, { id: 'g2', name: 'Returns', agents: 2 }], next: null },
  'GET /tickets': { data: [ticket], next: null },
  [`GET /tickets/${ticket.id}/assign/recommendations`]: { data: [recommended('a2', 'Priya Raman', 1, 0), recommended('a3', 'Kenji Mori', 0, 1)], kind: 'score' },
};

test('it has a loading face', async () => {
  renderApp('/settings/assignment', { 'GET /assignment/rules': never }, may);
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test('it says its fault with the code', async () => {
  renderApp('/settings/assignment', { 'GET /assignment/rules': refuse(403, { code: 'forbidden', detail: 'This needs the right assignment.manage.' }) }, may);
  expect((await screen.findByRole('alert')).textContent).toContain('forbidden');
});

test('without a ticket there is nothing to try it on', async () => {
  renderApp('/settings/assignment', { ...answers, 'GET /tickets': noRows }, may);
  expect(await screen.findByText('There is no ticket to try it on yet.')).toBeTruthy();
});

test('a weight that is moved shows at once who would be given a ticket, and holds when it is saved', async () => {
  const sent = vi.fn();
  const put = ({ body, headers }: { body: unknown; headers: Headers }) => {
    sent(body, headers.get('If-Match'));
    return { body: { ...rules, version: 4 } };
  };
  renderApp('/settings/assignment', { ...answers, 'PUT /assignment/rules': put }, may);
  const names = () => within(screen.getByRole('list', { name: 'Who would be given it now' })).getAllByRole('listitem').map((row) => row.querySelector('strong')?.textContent);
  await screen.findByText('Priya Raman');
  expect(names()).toEqual(['Priya Raman', 'Kenji Mori']);
  expect(screen.queryByText('Not saved yet')).toBeNull();

  fireEvent.change(screen.getAllByLabelText('Skills')[0]!, { target: { value: '0' } });
  expect(names()).toEqual(['Kenji Mori', 'Priya Raman']);
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull());
  expect(sent).toHaveBeenCalledWith(
    {
      default: { kind: 'score', weights: { ...usualWeights, skill: 0 } },
      teams: [{ team_id: 'g1', kind: 'round_robin', weights: usualWeights }],
      needs: rules.needs,
      points: rules.points,
    },
    '"3"',
  );
});

test('rules that somebody else has changed are read again', async () => {
  renderApp('/settings/assignment', { ...answers, 'PUT /assignment/rules': refuse(412, { code: 'version_mismatch', detail: 'The rules have changed.' }) }, may);
  fireEvent.click(await screen.findByRole('button', { name: 'Remove it' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Read them again' }));
  await waitFor(() => expect(screen.queryByText('Not saved yet')).toBeNull());
  expect(screen.getByText('returns')).toBeTruthy();
});

test('a replay shows what would have been otherwise', async () => {
  const report: ReplayReport = {
    kind: 'round_robin',
    tickets: 40,
    since: '2026-01-10T09:00:00Z',
    placed: 38,
    assigned: 35,
    differences: 21,
    skill_match: 75.5,
    skill_match_before: 50,
    load_spread: 4.2,
    load_spread_before: 31,
    agents: [{ agent: { id: 'a2', name: 'Priya Raman' }, capacity: 20, tickets: 19, tickets_before: 35, peak: 12, peak_before: 30, average: 5.5, average_before: 14 }],
    examples: [{ ticket: { id: 't9', number: 1009 }, before: null, after: { id: 'a2', name: 'Priya Raman' } }],
  };
  const asked = vi.fn();
  const post = ({ body }: { body: unknown }) => {
    asked(body);
    return { body: report };
  };
  renderApp('/settings/assignment', { ...answers, 'POST /assignment/replay': post }, may);
  fireEvent.change(await screen.findByRole('textbox', { name: 'Tickets' }), { target: { value: '40' } });
  fireEvent.click(screen.getByRole('button', { name: 'Play' }));
  expect(await screen.findByText('38 of 40')).toBeTruthy();
  expect(screen.getByText('75.5 %')).toBeTruthy();
  expect(screen.getByRole('link', { name: '#1009' })).toBeTruthy();
  expect(asked).toHaveBeenCalledWith({ last: 40, policy: { kind: 'round_robin', weights: usualWeights } });
});
