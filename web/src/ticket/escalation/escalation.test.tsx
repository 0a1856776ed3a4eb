import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refuse } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';
import { aTicket } from '@/testing/tickets';

const tiers = { data: [{ level: 1, name: 'Second line', team: { id: 'g1', name: 'Senior' } }] };

test('a ticket is escalated with a reason to the next tier', async () => {
  let sent: unknown;
  renderTicket({
    answers: {
      'GET /escalation/tiers': tiers,
      'POST /tickets/t1/escalate': ({ body }: { body: unknown }) => ((sent = body), { body: aTicket({ escalation_level: 1, team: { id: 'g1', name: 'Senior' }, version: 2 }) }),
    },
  });
  const dialog = await open();
  expect(await within(dialog).findByRole('option', { name: 'Next: Second line (Senior)' })).toBeTruthy();
  fireEvent.change(within(dialog).getByLabelText('Why'), { target: { value: 'He is angry' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Escalate' }));
  await waitFor(() => expect(sent).toEqual({ reason: 'He is angry', priority: null }));
  expect(await screen.findByText('Ticket 4521 is with Senior now.')).toBeTruthy();
});

test('without a reason the field says so', async () => {
  renderTicket({
    answers: {
      'GET /escalation/tiers': tiers,
      'POST /tickets/t1/escalate': refuse(422, { code: 'invalid', errors: [{ field: '/reason', code: 'required', message: 'This field is needed.' }] }),
    },
  });
  const dialog = await open();
  await within(dialog).findByRole('option', { name: /Next/ });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Escalate' }));
  expect(await within(dialog).findByText('This field is needed.')).toBeTruthy();
});

test('an escalated ticket shows its tier and why, and is taken back', async () => {
  const asked: string[] = [];
  const step = { id: 's1', level: 1, from_team: null, to_team: { id: 'g1', name: 'Senior' }, from_assignee: null, from_priority: 'normal', to_priority: 'high', reason: 'He is angry', rule_id: null, by: { type: 'agent', id: 'a2', name: 'Priya Raman' }, created_at: '2026-01-10T09:30:00Z', taken_back_at: null, taken_back_by: null };
  renderTicket({
    ticket: { escalation_level: 1 },
    answers: {
      'GET /tickets/t1/escalations': { data: [step] },
      'DELETE /tickets/t1/escalate': () => (asked.push('back'), { body: aTicket({ version: 2 }) }),
    },
  });
  expect(await screen.findByText('Tier 1')).toBeTruthy();
  expect(await screen.findByText('He is angry')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Take back' }));
  await waitFor(() => expect(asked).toEqual(['back']));
});

async function open(): Promise<HTMLElement> {
  fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Escalate' }));
  return screen.findByRole('dialog');
}
