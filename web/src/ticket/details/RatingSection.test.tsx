import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { refuse } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';

const rating = { ticket_id: 't1', score: 'bad', comment: 'It took weeks.', rated_at: '2026-01-10T09:30:00Z' };

test('what the customer said is shown with its comment', async () => {
  renderTicket({ ticket: { status: 'resolved', satisfaction: 'bad' }, answers: { 'GET /tickets/t1/rating': rating } });
  expect(await screen.findByText('Not satisfied')).toBeTruthy();
  expect(await screen.findByText('It took weeks.')).toBeTruthy();
});

test('nothing is shown until they have, and a fault says so', async () => {
  const unrated = renderTicket();
  expect(await screen.findByText('Related tickets')).toBeTruthy();
  expect(screen.queryByText('Satisfaction')).toBeNull();
  unrated.unmount();
  renderTicket({ ticket: { satisfaction: 'good' }, answers: { 'GET /tickets/t1/rating': refuse(503, { code: 'unavailable' }) } });
  expect(await screen.findByText('What the customer said could not be read.')).toBeTruthy();
});
