import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Workflow } from '@/api/types';
import { ines, never, refuse, renderApp } from '@/testing/render';
import { layouts, way } from './diagram';
import './WorkflowPage';

const transitions = 'GET /tickets/workflow/transitions';
const may = { ...ines, user: { ...ines.user, permissions: ['workflow.manage'] } };
const six = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const;

const workflow: Workflow = {
  version: 3,
  moves: [
    { from: 'new', to: 'open' },
    { from: 'open', to: 'resolved', needs: ['tags'], roles: [] },
    { from: 'pending', to: 'open' },
    { from: 'on_hold', to: 'open' },
    { from: 'resolved', to: 'closed' },
  ],
  reopen_within_days: 14,
  close_after_days: 7,
  statuses: [
    ...six.map((name) => ({ id: null, name, class: name, order: 0, active: true })),
    { id: 's1', name: 'Waiting for parts', class: 'on_hold', order: 1, active: true },
  ],
  ticket: null,
};

test('it draws the moves there are and marks those with conditions', async () => {
  const { container } = renderApp('/settings/workflow', { [transitions]: workflow }, may);
  await screen.findByRole('radiogroup', { name: 'A status and the moves from it' });
  const ways = [...container.querySelectorAll('[data-way]')];
  expect(ways.map((one) => one.getAttribute('data-way')).toSorted()).toEqual(['new open', 'on_hold open', 'open resolved', 'pending open', 'resolved closed']);
  expect(ways.filter((one) => one.querySelector('circle')).map((one) => one.getAttribute('data-way'))).toEqual(['open resolved']);
  expect(screen.getByLabelText('and 1 of your own')).toBeTruthy();
});

test('a move and a condition are edited, counted, and saved on the version that was read', async () => {
  const put = vi.fn(({ body }: { body: unknown; headers: Headers }) => ({ body: { ...workflow, ...(body as object), version: 4 } }));
  renderApp('/settings/workflow', { [transitions]: workflow, 'PUT /tickets/workflow/transitions': put }, may);
  const moves = await screen.findByRole('list', { name: 'From Open to' });
  fireEvent.click(within(moves).getByRole('checkbox', { name: 'Pending' }));
  fireEvent.click(within(screen.getByRole('group', { name: 'What a ticket needs to go from Open to Resolved' })).getByRole('button', { name: 'A team' }));
  fireEvent.change(screen.getByLabelText('Close after, days'), { target: { value: '3', valueAsNumber: 3 } });
  const save = screen.getByRole('region', { name: 'Changes that are not saved' });
  expect(within(save).getByText('3 changes')).toBeTruthy();
  fireEvent.click(within(save).getByRole('button', { name: 'Save the workflow' }));
  expect(await screen.findByText('The workflow is saved. It holds from now on.')).toBeTruthy();
  const sent = put.mock.calls[0]?.[0];
  expect(sent?.headers.get('If-Match')).toBe('"3"');
  expect(sent?.body).toMatchObject({
    close_after_days: 3,
    moves: expect.arrayContaining([{ from: 'open', to: 'pending' }, { from: 'open', to: 'resolved', needs: ['tags', 'team'], roles: [] }]),
  });
});

test('a status without a way on is said and not saved, and changes are dropped', async () => {
  renderApp('/settings/workflow', { [transitions]: workflow }, may);
  fireEvent.click(await screen.findByRole('radio', { name: 'Pending' }));
  fireEvent.click(within(screen.getByRole('list', { name: 'From Pending to' })).getByRole('checkbox', { name: 'Open' }));
  expect(screen.getByRole('alert').textContent).toBe('No way leads on from: Pending. Allow at least one.');
  expect(screen.getByRole('button', { name: 'Save the workflow' }).hasAttribute('disabled')).toBe(true);
  fireEvent.click(screen.getByRole('button', { name: 'Drop' }));
  expect(screen.queryByRole('region', { name: 'Changes that are not saved' })).toBeNull();
});

test('who was overtaken reads it again', async () => {
  const answers = { [transitions]: workflow, 'PUT /tickets/workflow/transitions': refuse(412, { code: 'version_mismatch' }) };
  renderApp('/settings/workflow', answers, may);
  fireEvent.click(within(await screen.findByRole('list', { name: 'From Open to' })).getByRole('checkbox', { name: 'Pending' }));
  fireEvent.click(screen.getByRole('button', { name: 'Save the workflow' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody else has changed the workflow');
  fireEvent.click(screen.getByRole('button', { name: 'Read it again' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a status of one’s own is added, taken out of use and deleted with what comes instead', async () => {
  const [add, change, remove] = [vi.fn(() => ({ status: 201, body: {} })), vi.fn(() => ({ body: {} })), vi.fn(() => ({ status: 204 }))];
  renderApp(
    '/settings/workflow',
    {
      [transitions]: workflow,
      'POST /tickets/workflow/statuses': add,
      'PATCH /tickets/workflow/statuses/s1': change,
      'DELETE /tickets/workflow/statuses/s1': remove,
    },
    may,
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Add status' }));
  const form = within(await screen.findByRole('dialog'));
  fireEvent.change(form.getByLabelText('Name'), { target: { value: 'With the courier' } });
  fireEvent.click(form.getByRole('button', { name: 'Add status' }));
  await waitFor(() => expect(add).toHaveBeenCalledWith(expect.objectContaining({ body: { name: 'With the courier', class: 'pending' } })));
  fireEvent.click(screen.getByRole('button', { name: 'Take out of use' }));
  await waitFor(() => expect(change).toHaveBeenCalledWith(expect.objectContaining({ body: { active: false } })));
  fireEvent.click(screen.getByRole('button', { name: 'Delete: Waiting for parts' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Delete status' }));
  await waitFor(() => expect(remove).toHaveBeenCalledOnce());
  expect(await screen.findByText('The status “Waiting for parts” is deleted.')).toBeTruthy();
});

test('it has a loading face', async () => {
  renderApp('/settings/workflow', { [transitions]: never }, may);
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test('it says its fault with the code', async () => {
  renderApp('/settings/workflow', { [transitions]: refuse(409, { code: 'workspace_locked', detail: 'The workspace is being restored.' }) }, may);
  const face = await screen.findByRole('alert');
  expect(face.textContent).toContain('The workflow could not be read');
  expect(face.textContent).toContain('workspace_locked');
});

test.each(Object.entries(layouts))('no way passes behind a third status (%s)', (_name, layout) => {
  for (const from of six) {
    for (const to of six.filter((one) => one !== from)) {
      const points = [...way(layout, from, to).path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
      expect(points.length).toBeGreaterThan(10);
      for (const other of six.filter((one) => one !== from && one !== to)) {
        const box = layout.at[other];
        expect(points.some(({ x, y }) => Math.abs(x - box.x) < layout.node.width / 2 && Math.abs(y - box.y) < layout.node.height / 2)).toBe(false);
      }
    }
  }
});
