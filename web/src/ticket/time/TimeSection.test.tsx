import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { TimeEntry } from '@/api/types';
import { refuse } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';

const entry = (given: Partial<TimeEntry> = {}): TimeEntry => ({
  id: 'e1',
  ticket_id: 't1',
  ticket_number: 10472,
  agent: { id: 'a1', name: 'Ines Okafor' },
  started_at: '2026-11-20T09:00:00Z',
  seconds: 1500,
  billable: true,
  note: 'Called the carrier',
  created_at: '2026-11-20T09:30:00Z',
  ...given,
});

/** A server that keeps what is logged. */
function timeServer(entries: TimeEntry[], running: TimeEntry | null = null) {
  let timer = running;
  return {
    'GET /tickets/t1/time': () => ({
      body: {
        data: entries,
        next: null,
        total_s: entries.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
        billable_s: entries.reduce((sum, { seconds, billable }) => sum + (billable ? (seconds ?? 0) : 0), 0),
      },
    }),
    'POST /tickets/t1/time': ({ body }: { body: unknown }) => {
      const made = entry({ id: `e${entries.length + 2}`, ...(body as object) });
      entries.unshift(made);
      return { status: 201, body: made };
    },
    'DELETE /time/e1': () => {
      entries.splice(0, entries.length, ...entries.filter(({ id }) => id !== 'e1'));
      return { status: 204 };
    },
    'GET /time/running': () => ({ body: { running: timer } }),
    'POST /tickets/t1/time/start': () => {
      timer = entry({ id: 'r1', seconds: null, started_at: new Date().toISOString() });
      return { body: timer };
    },
    'POST /time/r1/stop': () => {
      const stopped = { ...entry({ id: 'r1' }), seconds: 60 };
      timer = null;
      entries.unshift(stopped);
      return { body: stopped };
    },
  };
}

const section = async () => {
  const title = await screen.findByRole('heading', { name: 'Time spent' });
  return within(title.closest('section')!);
};

test('Time is logged from what was typed and counts at once', async () => {
  renderTicket({ answers: timeServer([entry()]) });
  const time = await section();
  await time.findByText('25 min', { selector: 'strong' });

  fireEvent.click(time.getByRole('button', { name: 'Log time' }));
  fireEvent.change(await screen.findByLabelText('Time spent'), { target: { value: '1:05' } });
  fireEvent.click(screen.getByLabelText('This time is billable'));
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Log time' }));

  await time.findByText('1 h 30 min', { selector: 'strong' });
});

test('What is no length of time is said at the field, and nothing is sent', async () => {
  renderTicket({ answers: timeServer([]) });
  const time = await section();
  fireEvent.click(await time.findByRole('button', { name: 'Log time' }));

  fireEvent.change(await screen.findByLabelText('Time spent'), { target: { value: 'soon' } });
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Log time' }));

  await waitFor(() => expect(screen.getByLabelText('Time spent').getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByRole('dialog').textContent).toContain('Write a length of time');
});

test('Deleted time is brought back by undo', async () => {
  renderTicket({ answers: timeServer([entry()]) });
  const time = await section();

  fireEvent.click(await time.findByRole('button', { name: 'Delete 25 min' }));
  await time.findByText('None logged yet');
  fireEvent.click(await screen.findByRole('button', { name: /Undo/ }));

  await time.findByText('Called the carrier');
});

test('A timer starts, is seen everywhere, and stops into an entry', async () => {
  renderTicket({ answers: timeServer([]) });
  const time = await section();

  fireEvent.click(await time.findByRole('button', { name: 'Start timer' }));
  await screen.findByRole('link', { name: 'Your timer runs on ticket 10472' });
  fireEvent.click(await time.findByRole('button', { name: /Stop the timer/ }));

  await time.findByText('1 min', { selector: 'strong' });
  await waitFor(() => expect(screen.queryByRole('link', { name: /Your timer runs/ })).toBeNull());
});

test('Time that cannot be read is said in its place', async () => {
  renderTicket({ answers: { 'GET /tickets/t1/time': refuse(500, { code: 'fault' }) } });

  expect((await (await section()).findByRole('alert')).textContent).toContain('The time spent could not be read.');
});
