import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { BulkChange } from '@/api/types';
import { never, renderApp } from '@/testing/render';
import { aTicket } from '@/testing/tickets';

const rows = Array.from({ length: 3 }, (_, i) => aTicket({ id: `t${i}`, number: 4521 + i, subject: `Subject ${i}` }));
const list = { 'GET /tickets': { data: rows, next: null } };
const ended: BulkChange = {
  id: 'b1',
  state: 'done',
  q: null,
  total: 2,
  done: 2,
  changed: 1,
  unchanged: 0,
  refused: 1,
  remaining_s: null,
  made_by: 'Ines Okafor',
  created_at: '2026-01-10T09:00:00Z',
  ended_at: '2026-01-10T09:00:01Z',
};

function served() {
  const sent = vi.fn();
  return {
    sent,
    answers: {
      ...list,
      'POST /tickets/bulk': ({ body }: { body: unknown }) => (sent(body), { status: 202, body: { ...ended, state: 'running', done: 0, changed: 0, refused: 0 } }),
      'GET /tickets/bulk/b1': ended,
      'GET /tickets/bulk/b1/results': {
        data: [{ ticket_id: 't1', number: 4522, subject: 'Subject 1', outcome: 'refused', code: 'ticket_closed', detail: 'Ticket 4522 is closed and takes no more changes.' }],
        next: null,
      },
    },
  };
}

test('ticked tickets are changed, and the notice says which were refused and why', async () => {
  const { sent, answers } = served();
  renderApp('/tickets', answers);
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Tick ticket 4521' }));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tick ticket 4522' }), { shiftKey: true });
  const bar = within(screen.getByRole('region', { name: 'What is ticked' }));
  bar.getByText('2 ticked');
  fireEvent.click(bar.getByRole('button', { name: 'Priority' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'High' }));
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ ticket_ids: ['t0', 't1'], changes: { priority: 'high' } }));
  expect(await screen.findByText(/Changed 1 of 2\..*1 refused/)).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'What is ticked' })).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(await screen.findByText('Ticket 4522 is closed and takes no more changes.')).toBeTruthy();
});

test('of what was put aside only what is named can be ticked', async () => {
  const page = ({ search }: { search: URLSearchParams }) => (search.get('after') ? never() : { body: { data: rows, next: 'more' } });
  renderApp('/tickets?view=spam', { ...served().answers, 'GET /tickets': page });
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Tick all tickets that are shown' }));
  await screen.findByText('3 ticked');
  expect(screen.queryByRole('button', { name: 'Tick all of this view' })).toBeNull();
});

test('x ticks the row under the keys, and Escape ticks none', async () => {
  renderApp('/tickets', served().answers);
  await screen.findByText('Subject 0');
  fireEvent.keyDown(document.body, { key: 'j' });
  fireEvent.keyDown(document.body, { key: 'x' });
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: 'Tick ticket 4521' }).checked).toBe(true);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('region', { name: 'What is ticked' })).toBeNull());
});

test('all of the view are asked for by its query, and only after a question', async () => {
  const { sent, answers } = served();
  renderApp('/tickets?view=unassigned&q=courier', {
    ...answers,
    'GET /tickets': ({ search }: { search: URLSearchParams }) => (search.get('after') ? never() : { body: { data: rows, next: 'more' } }),
  });
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Tick all tickets that are shown' }));
  const bar = within(screen.getByRole('region', { name: 'What is ticked' }));
  fireEvent.click(bar.getByRole('button', { name: 'Tick all of this view' }));
  fireEvent.click(bar.getByRole('button', { name: 'More' }));
  const more = within(await screen.findByRole('dialog'));
  fireEvent.change(more.getByLabelText('Add tags'), { target: { value: 'Courier, late' } });
  fireEvent.click(more.getByRole('button', { name: 'Change' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Change all' }));
  await waitFor(() =>
    expect(sent).toHaveBeenCalledWith({ q: 'courier* status:new,open,pending,on_hold assignee:none', changes: { add_tags: ['courier', 'late'] } }),
  );
});
