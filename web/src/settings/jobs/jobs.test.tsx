import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Job, JobCount } from '@/api/types';
import { ines, never, noRows, refuse, renderApp } from '@/testing/render';

const address = '/settings/background-work';

function job(id: string, more: Partial<Job> = {}): Job {
  return {
    id,
    kind: 'webhook.deliver',
    state: 'dead',
    attempts: 25,
    run_at: '2026-01-10T09:00:00.000Z',
    dead_at: '2026-01-10T09:00:00.000Z',
    last_error: 'shop.example answered 503.',
    event_type: 'comment.added',
    ticket_id: 't1',
    ticket_number: 4521,
    created_at: '2026-01-09T21:00:00.000Z',
    ...more,
  };
}

function count(more: Partial<JobCount> = {}): JobCount {
  return { kind: 'webhook.deliver', waiting: 0, running: 0, dead: 1, oldest_due_seconds: null, ...more };
}

const some = (...data: Job[]) => ({ data, next: null });
const failed = () => screen.findByRole('list', { name: 'Failed' });

test('without anything that failed it says so', async () => {
  renderApp(address, { 'GET /jobs': noRows, 'GET /jobs/summary': { data: [] } });
  expect(await screen.findByRole('heading', { name: 'Nothing has failed' })).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'What there is to do' })).toBeNull();
});

test('while it reads it shows the shape of rows', async () => {
  renderApp(address, { 'GET /jobs': never, 'GET /jobs/summary': never });
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test('what cannot be read is said in its place, with the code', async () => {
  const fault = refuse(409, { code: 'workspace_locked', detail: 'The workspace is being restored.' });
  renderApp(address, { 'GET /jobs': fault, 'GET /jobs/summary': fault });
  await waitFor(() => expect(screen.getAllByRole('alert')).toHaveLength(2));
  const faces = screen.getAllByRole('alert');
  expect(faces.map((face) => face.textContent)).toEqual([
    expect.stringContaining('The background work could not be counted'),
    expect.stringContaining('The failed work could not be read'),
  ]);
  expect(faces[1]!.textContent).toContain('workspace_locked');
});

test('it is in the settings of those only who may', async () => {
  renderApp('/settings/profile', {}, { ...ines, user: { ...ines.user, role: 'agent', permissions: ['jobs.manage'] } });
  const nav = await screen.findByRole('navigation', { name: 'Settings' });
  expect(within(nav).getAllByRole('link').map((link) => link.textContent)).toEqual(['Profile', 'Background work']);
});

test('counts by kind tell what is behind', async () => {
  renderApp(address, {
    'GET /jobs': noRows,
    'GET /jobs/summary': { data: [count({ waiting: 1200, running: 4, dead: 0, oldest_due_seconds: 640 }), count({ kind: 'mail.send' })] },
  });
  const counts = await screen.findByRole('region', { name: 'What there is to do' });
  expect(within(counts).getByRole('row', { name: /webhook\.deliver/ }).textContent).toBe('webhook.deliveroldest 10 min1,20040');
});

test('a failed job tells its reason and leads to its ticket', async () => {
  renderApp(address, { 'GET /jobs': some(job('j1')), 'GET /jobs/summary': { data: [count()] } });
  const row = within(await failed());
  expect(row.getByText('shop.example answered 503.')).toBeTruthy();
  expect(row.getByText('Message added')).toBeTruthy();
  expect(row.getByText('25 attempts')).toBeTruthy();
  expect(row.getByRole('link', { name: 'Ticket 4521' }).getAttribute('href')).toBe('/tickets/4521');
});

test('a long reason is shown whole when it is wanted', async () => {
  const last_error = 'no '.repeat(200);
  renderApp(address, { 'GET /jobs': some(job('j1', { last_error })), 'GET /jobs/summary': { data: [count()] } });
  fireEvent.click(await screen.findByRole('button', { name: 'Show all of it' }));
  expect(screen.getByRole('button', { name: 'Show less' })).toBeTruthy();
});

test('a retried job leaves the list', async () => {
  let left = [job('j1'), job('j2', { kind: 'mail.send' })];
  renderApp(address, {
    'GET /jobs': () => ({ body: some(...left) }),
    'GET /jobs/summary': { data: [count({ dead: 2 })] },
    'POST /jobs/j1/retry': () => {
      left = left.slice(1);
      return { body: job('j1', { state: 'waiting', dead_at: null }) };
    },
  });
  fireEvent.click(within(await failed()).getAllByRole('button', { name: 'Retry' })[0]!);
  expect(await screen.findByText('webhook.deliver runs again.')).toBeTruthy();
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Retry' })).toHaveLength(1));
});

test('a refused retry says why', async () => {
  renderApp(address, {
    'GET /jobs': some(job('j1')),
    'GET /jobs/summary': { data: [count()] },
    'POST /jobs/j1/retry': refuse(409, { code: 'job_not_failed', detail: 'This job runs.' }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Retry' }));
  expect(await screen.findByText('It was not retried. This job runs. (job_not_failed)')).toBeTruthy();
});

test('all are retried, however many calls it takes', async () => {
  const answers = [
    { retried: 1000, left: 12 },
    { retried: 12, left: 0 },
  ];
  renderApp(address, {
    'GET /jobs': some(job('j1'), job('j2')),
    'GET /jobs/summary': { data: [count({ dead: 1012 })] },
    'POST /jobs/retry': () => ({ body: answers.shift() }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Retry all' }));
  expect(await screen.findByText('1012 jobs run again.')).toBeTruthy();
});

test('a job is discarded only after a confirmation', async () => {
  const discarded = vi.fn(() => ({ status: 204 }));
  renderApp(address, { 'GET /jobs': some(job('j1')), 'GET /jobs/summary': { data: [count()] }, 'DELETE /jobs/j1': discarded });
  fireEvent.click(await screen.findByRole('button', { name: 'Discard: webhook.deliver' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText('What it should have done is never done. This cannot be undone.')).toBeTruthy();
  expect(discarded).not.toHaveBeenCalled();
  fireEvent.click(dialog.getByRole('button', { name: 'Discard' }));
  await waitFor(() => expect(discarded).toHaveBeenCalledOnce());
  expect(await screen.findByText('webhook.deliver is discarded.')).toBeTruthy();
});

test('a new failure waits above the rows until it is asked for', async () => {
  let rows = [job('j1')];
  const { cache } = renderApp(address, { 'GET /jobs': () => ({ body: some(...rows) }), 'GET /jobs/summary': { data: [count()] } });
  await failed();
  rows = [job('j2', { kind: 'mail.send', dead_at: '2026-01-10T10:00:00.000Z' }), ...rows];
  await cache.refetchQueries({ queryKey: ['jobs'] });
  const fresh = await screen.findByRole('button', { name: '1 new' });
  expect(screen.queryByText('mail.send')).toBeNull();
  fireEvent.click(fresh);
  expect(await screen.findByText('mail.send')).toBeTruthy();
});
