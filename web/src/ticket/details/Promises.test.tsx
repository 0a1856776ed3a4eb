import { screen, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { noRows, renderApp } from '@/testing/render';
import { aClock, aTicket } from '@/testing/tickets';

function show(ticket: ReturnType<typeof aTicket>) {
  renderApp('/tickets/4521', {
    'GET /tickets/4521': ticket,
    'GET /tickets/t1/messages': noRows,
    'GET /tickets/t1/events': noRows,
    'GET /contacts/c1': { ...ticket.requester, company: null, created_at: '2026-01-01T09:00:00Z' },
    'GET /tickets': noRows,
  });
}

test('a ticket shows its promises and why each stands as it does', async () => {
  show(
    aTicket({
      sla: [
        aClock({ state: 'met', ended_at: '2026-01-10T10:00:00Z', reasons: [...aClock().reasons, { step: 'met', at: '2026-01-10T10:00:00Z', why: null, policy: null, target_s: null }] }),
        aClock({
          metric: 'resolution',
          state: 'paused',
          due_at: null,
          remaining_s: 7200,
          reasons: [...aClock().reasons, { step: 'paused', at: '2026-01-10T11:00:00Z', why: 'pending', policy: null, target_s: null }],
        }),
      ],
    }),
  );
  const list = within((await screen.findByRole('heading', { name: 'Promises' })).closest('section') as HTMLElement);
  expect(list.getByText('Met', { selector: 'summary span' })).toBeTruthy();
  expect(list.getByText('2 h of 4 h left')).toBeTruthy();
  expect(list.getAllByText('Started: 4 h by Standard')).toHaveLength(2);
  expect(list.getByText('Paused: waits on the customer')).toBeTruthy();
});

test('a ticket without promises does not speak of them', async () => {
  show(aTicket());
  expect(await screen.findByRole('heading', { name: 'Times' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Promises' })).toBeNull();
});
