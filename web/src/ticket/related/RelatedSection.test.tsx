import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TicketLinks } from '@/api/types';
import { aTicket } from '@/testing/tickets';
import { refuse } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';

const other = aTicket({ id: 't2', number: 77, subject: 'A bad batch' });
const linked = { id: 't2', number: 77, subject: 'A bad batch', status: 'open' } as const;

const section = async () => {
  const title = await screen.findByRole('heading', { name: 'Related tickets' });
  return within(title.closest('section')!);
};

const relate = async (number: string, kind: string) => {
  fireEvent.click(await (await section()).findByRole('button', { name: 'Link or merge' }));
  fireEvent.change(await screen.findByLabelText('Ticket number'), { target: { value: number } });
  fireEvent.change(screen.getByLabelText('What it is to this ticket'), { target: { value: kind } });
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: kind === 'merge' ? 'Merge' : 'Link' }));
};

test('A link is made by number, shown with its kind, and taken away', async () => {
  const links: TicketLinks = { data: [], merged: [] };
  renderTicket({
    answers: {
      'GET /tickets/t1/links': () => ({ body: { ...links, data: [...links.data] } }),
      'GET /tickets/77': other,
      'POST /tickets/t1/links': ({ body }: { body: unknown }) => {
        expect(body).toEqual({ kind: 'problem', ticket_id: 't2' });
        links.data.push({ id: 'l1', kind: 'problem', ticket: linked, created_at: '2026-11-20T09:00:00Z' });
        return { status: 201, body: links.data[0] };
      },
      'DELETE /links/l1': () => {
        links.data.length = 0;
        return { status: 204 };
      },
    },
  });

  await relate('#77', 'problem');
  const shown = await section();
  await shown.findByText('77 A bad batch');
  shown.getByText('Problem');
  fireEvent.click(shown.getByRole('button', { name: 'Take the link to ticket 77 away' }));

  await shown.findByText('None yet');
});

test('A number that is no ticket is said at its field', async () => {
  renderTicket({ answers: { 'GET /tickets/5': refuse(404, { code: 'not_found' }) } });

  await relate('5', 'related');

  await waitFor(() => expect(screen.getByLabelText('Ticket number').getAttribute('aria-invalid')).toBe('true'));
});

test('A merge is said with a way back', async () => {
  const calls: string[] = [];
  renderTicket({
    answers: {
      'GET /tickets/77': other,
      'POST /tickets/t1/merge': ({ body }: { body: unknown }) => {
        calls.push(JSON.stringify(body));
        return { body: other };
      },
      'POST /tickets/t1/unmerge': () => {
        calls.push('unmerge');
        return { body: aTicket() };
      },
    },
  });

  await relate('77', 'merge');
  await screen.findByText('Merged into ticket 77');
  fireEvent.click(screen.getByRole('button', { name: /Undo/ }));

  await waitFor(() => expect(calls).toEqual(['{"into":"t2"}', 'unmerge']));
});

test('A merged ticket leads to the one that goes on', async () => {
  renderTicket({ ticket: { status: 'closed', merged_into: { id: 't2', number: 77 } } });

  const link = await (await section()).findByRole('link', { name: 'Ticket 77' });

  expect(link.getAttribute('href')).toBe('/tickets/77');
});
