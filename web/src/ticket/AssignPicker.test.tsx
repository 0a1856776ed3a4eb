import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { refuse } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';
import { aTicket } from '@/testing/tickets';

const agent = (id: string, name: string) => ({ id, name, email: '', role: 'agent', ticket_access: 'all', teams: [], active: true });
const agents = { data: [agent('a1', 'Ines Okafor'), agent('a2', 'Priya Raman'), agent('a3', 'Kenji Mori')], next: null };
const recommended = {
  kind: 'score',
  data: [
    { agent: { id: 'a3', name: 'Kenji Mori' }, fits: true, score: 81.4, reasons: ['Has returns.'], load: 2, capacity: 20 },
    { agent: { id: 'a2', name: 'Priya Raman' }, fits: false, score: 90, reasons: ['Is away.'], load: 0, capacity: 20 },
  ],
};
const answers = { 'GET /agents': agents, 'GET /tickets/t1/assign/recommendations': recommended };

async function open() {
  fireEvent.click(await screen.findByRole('button', { name: /^Assignee/ }));
  return within(await screen.findByRole('listbox', { name: 'Assignee' }));
}

test('those who suit stand first with score and reason, those who do not with why', async () => {
  renderTicket({ answers });
  const list = await open();
  await list.findByText('Suggested');
  expect(list.getAllByRole('option').map((option) => option.textContent)).toEqual([
    expect.stringContaining('You'),
    expect.stringContaining('Assign automatically'),
    expect.stringContaining('Kenji MoriHas returns.81'),
    expect.stringContaining('Priya RamanIs away.'),
  ]);
});

test('the choice is left to the server, and shows when it is made', async () => {
  const put = vi.fn((_sent: { body: unknown }) => ({ body: aTicket({ assignee: { id: 'a3', name: 'Kenji Mori' }, version: 2 }) }));
  renderTicket({ answers: { ...answers, 'PUT /tickets/t1/assign': put } });
  const list = await open();
  fireEvent.click(list.getByRole('option', { name: 'Assign automatically' }));
  await waitFor(() => expect(put.mock.calls[0]?.[0].body).toEqual({ auto: true }));
  expect(await screen.findByRole('button', { name: 'Assignee: Kenji Mori' })).toBeTruthy();
});

test('when nobody fits it says of each why', async () => {
  const detail = 'Nobody can be given ticket 4521 now. Priya Raman: Is away.';
  renderTicket({ answers: { ...answers, 'PUT /tickets/t1/assign': refuse(409, { code: 'nobody_fits', detail }) } });
  const list = await open();
  fireEvent.click(list.getByRole('option', { name: 'Assign automatically' }));
  expect(await screen.findByText(new RegExp('Priya Raman: Is away.'))).toBeTruthy();
});
