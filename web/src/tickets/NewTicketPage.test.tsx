import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { refuse, renderApp } from '@/testing/render';
import { aTicket } from '@/testing/tickets';

const teams = { data: [{ id: 'g1', name: 'Billing', agents: 2 }], next: null };

async function type(label: string, value: string) {
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
}

test('what is written is sent, what is left empty is not, and the ticket opens', async () => {
  const sent = vi.fn();
  const made = aTicket({ number: 9001, subject: 'Brake rubs' });
  const { router } = renderApp('/tickets/new', {
    'GET /teams': teams,
    'GET /tickets/9001': made,
    'POST /tickets': ({ body }: { body: unknown }) => {
      sent(body);
      return { status: 201, body: made };
    },
  });
  await type("Requester's email", ' maya@radhaus.example ');
  await type('Subject', 'Brake rubs');
  await type('Message', 'Since the service.');
  await screen.findByRole('option', { name: 'Billing' });
  await type('Team', 'g1');
  fireEvent.click(screen.getByRole('button', { name: 'Create ticket' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/9001'));
  expect(sent).toHaveBeenCalledWith({
    requester: { email: 'maya@radhaus.example' },
    subject: 'Brake rubs',
    description: 'Since the service.',
    priority: 'normal',
    team_id: 'g1',
  });
});

test('a refusal is said at its field, which gets the focus, and the text is kept', async () => {
  renderApp('/tickets/new', {
    'POST /tickets': refuse(422, {
      code: 'invalid',
      errors: [{ field: '/requester/email', code: 'not_an_address', message: 'This is not an email address.' }],
    }),
  });
  await type('Subject', 'Brake rubs');
  fireEvent.click(screen.getByRole('button', { name: 'Create ticket' }));
  expect(await screen.findByText('This is not an email address.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Requester's email"));
  expect(screen.getByLabelText('Subject')).toHaveProperty('value', 'Brake rubs');
});

test('sent again after a lost answer, it goes under the same key, and opens the one ticket', async () => {
  const keys: (string | null)[] = [];
  const made = aTicket({ number: 9001 });
  const { router } = renderApp('/tickets/new', {
    'GET /tickets/9001': made,
    'POST /tickets': ({ headers }: { headers: Headers }) => {
      keys.push(headers.get('Idempotency-Key'));
      return keys.length === 1 ? Promise.reject(new TypeError('the line broke')) : { status: 201, body: made };
    },
  });
  await type('Subject', 'Brake rubs');
  fireEvent.click(screen.getByRole('button', { name: 'Create ticket' }));
  expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer.');
  fireEvent.click(screen.getByRole('button', { name: 'Create ticket' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/9001'));
  expect(keys[0]).toBeTruthy();
  expect(keys[1]).toBe(keys[0]);
});
