// The list is loaded lazily when the ticket is left; no test should wait for that.
import '@/tickets/TicketsPage';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refuse } from '@/testing/render';
import { aMessage } from '@/testing/messages';
import { renderTicket } from '@/testing/ticketPage';
import { aTicket } from '@/testing/tickets';

test('a ticket is deleted from its menu, and the notice brings it back', async () => {
  const asked: string[] = [];
  renderTicket({
    answers: {
      'DELETE /tickets/t1': () => (asked.push('delete'), { body: aTicket({ deleted_at: '2026-01-10T10:00:00Z', version: 2 }) }),
      'POST /tickets/t1/restore': () => (asked.push('restore'), { body: aTicket({ version: 3 }) }),
    },
  });
  await choose('Delete');
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(asked).toEqual(['delete', 'restore']));
  expect(await screen.findByRole('heading', { name: 'All open' })).toBeTruthy();
});

test('a ticket in the trash takes no change, and is removed for ever only when its number is written', async () => {
  const asked: string[] = [];
  renderTicket({
    ticket: { deleted_at: '2026-01-10T10:00:00Z', deleted_by: 'Priya Raman' },
    answers: { 'DELETE /tickets/t1': ({ search }: { search: URLSearchParams }) => (asked.push(search.get('permanent') ?? ''), { status: 204 }) },
  });
  expect(await screen.findByText(/Priya Raman put it there/)).toBeTruthy();
  expect(await screen.findByText('In the trash a ticket takes no replies.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Resolve/ })).toBeNull();

  fireEvent.click(screen.getByRole('button', { name: 'Delete for ever' }));
  const dialog = await screen.findByRole('dialog');
  const go = within(dialog).getByRole('button', { name: 'Delete for ever' });
  expect((go as HTMLButtonElement).disabled).toBe(true);
  fireEvent.change(within(dialog).getByLabelText('Write 4521 to confirm'), { target: { value: '4521' } });
  fireEvent.click(go);
  await waitFor(() => expect(asked).toEqual(['true']));
});

test('spam says so and comes back', async () => {
  const asked: string[] = [];
  renderTicket({ ticket: { is_spam: true }, answers: { 'DELETE /tickets/t1/spam': () => (asked.push('no spam'), { body: aTicket({ version: 2 }) }) } });
  fireEvent.click(await screen.findByRole('button', { name: 'Not spam' }));
  await waitFor(() => expect(asked).toEqual(['no spam']));
});

test('messages are picked for a ticket of their own, and one must stay', async () => {
  let sent: unknown;
  renderTicket({
    messages: [aMessage(), aMessage({ id: 'm2', body_text: 'And my bell is silent.' })],
    answers: {
      'POST /tickets/t1/split': ({ body }: { body: unknown }) => ((sent = body), { status: 201, body: aTicket({ id: 't2', number: 4600 }) }),
    },
  });
  await choose('Split');
  const dialog = await screen.findByRole('dialog');
  const go = () => within(dialog).getByRole('button', { name: /^Split off/ });
  expect((go() as HTMLButtonElement).disabled).toBe(true);
  const boxes = within(dialog).getAllByRole('checkbox');
  for (const box of boxes) fireEvent.click(box);
  expect(within(dialog).getByText('At least one message must stay here.')).toBeTruthy();
  fireEvent.click(boxes[0] as HTMLElement);
  fireEvent.change(within(dialog).getByLabelText('Subject of the new ticket'), { target: { value: 'The bell' } });
  fireEvent.click(go());
  await waitFor(() => expect(sent).toEqual({ message_ids: ['m2'], subject: 'The bell' }));
});

test('what is refused is said', async () => {
  renderTicket({ answers: { 'POST /tickets/t1/spam': refuse(409, { code: 'ticket_merged', detail: 'It is a part of another.' }) } });
  await choose('Spam');
  expect(await screen.findByText(/Nothing was changed/)).toBeTruthy();
});

async function choose(name: string): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: 'More' }));
  fireEvent.click(await screen.findByRole('menuitem', { name }));
}
