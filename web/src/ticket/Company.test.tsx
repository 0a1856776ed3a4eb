import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forgetCompany, hearPresence, hearTyping } from '@/live/company';
import * as live from '@/live/live';
import { renderTicket } from '@/testing/ticketPage';

const lena = { id: 'a7', name: 'Lena Frost' };
const tomas = { id: 'a3', name: 'Tomas Lindqvist' };
const ines = { id: 'a1', name: 'Ines Okafor' };
const soon = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const come = (agent: typeof lena, state: 'online' | 'away' | 'offline' = 'online', tickets = ['t1']) =>
  act(() => hearPresence({ agent, state, tickets }));
const type = (agent: typeof lena, seconds = 6, ticket_id = 't1') =>
  act(() => hearTyping({ ticket_id, agent, until: soon(seconds) }));
const faces = () => screen.queryByRole('list', { name: 'Also here' });
const said = () => [...(faces()?.querySelectorAll('li .said') ?? [])].map(({ textContent }) => textContent);
const line = () => screen.findByRole('status', { name: 'Who is typing' });

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  act(forgetCompany);
});

test('who else has the ticket open is there by face and name, and goes again', async () => {
  renderTicket();
  await line();
  expect(faces()).toBeNull();
  come(tomas, 'away');
  come(lena);
  come(ines);
  come({ id: 'a9', name: 'Elsewhere' }, 'online', ['t2']);
  expect(said()).toEqual(['Lena Frost', 'Tomas Lindqvist, away']);
  come(lena, 'offline', []);
  expect(said()).toEqual(['Tomas Lindqvist, away']);
});

test('more than three are a number with their names', async () => {
  renderTicket();
  await line();
  for (const name of ['A', 'B', 'C', 'D', 'E']) come({ id: name, name });
  expect(said()).toEqual(['A', 'B', 'C', 'D, E']);
  expect(faces()?.textContent).toContain('+2');
});

test('who types is said under the conversation until it ends', async () => {
  renderTicket();
  const status = await line();
  type(lena);
  expect(status.textContent).toBe('Lena is typing…');
  expect(said()).toEqual(['Lena Frost is typing']);
  type(tomas);
  expect(status.textContent).toBe('Lena and Tomas are typing…');
  type({ id: 'a8', name: 'Zoe' });
  expect(status.textContent).toBe('Lena, Tomas and 1 more are typing…');
  type(lena, 0);
  type({ id: 'a8', name: 'Zoe' }, 0);
  expect(status.textContent).toBe('Tomas is typing…');
});

test('it ends by itself after six seconds, whatever a wrong clock says', async () => {
  renderTicket();
  const status = await line();
  vi.useFakeTimers();
  type(lena, 600);
  act(() => void vi.advanceTimersByTime(5900));
  expect(status.textContent).toBe('Lena is typing…');
  act(() => void vi.advanceTimersByTime(200));
  expect(status.textContent).toBe('');
});

test('neither oneself nor another ticket is told of', async () => {
  renderTicket();
  const status = await line();
  type(ines);
  type(lena, 6, 't2');
  expect(status.textContent).toBe('');
});

test('the composer says every three seconds that one types, and that one has stopped', async () => {
  const tell = vi.spyOn(live, 'tellTyping');
  renderTicket();
  const field = await screen.findByRole('textbox');
  const write = (value: string) => fireEvent.change(field, { target: { value } });
  vi.useFakeTimers();
  write('H');
  write('He');
  act(() => void vi.advanceTimersByTime(3000));
  write('Hel');
  write('');
  write('');
  expect(tell.mock.calls).toEqual([['t1', true], ['t1', true], ['t1', false]]);
});

test('a kept draft is not typing', async () => {
  localStorage.setItem('parley-draft-t1', JSON.stringify({ text: 'Kept' }));
  const tell = vi.spyOn(live, 'tellTyping');
  renderTicket();
  await screen.findByDisplayValue('Kept');
  expect(tell).not.toHaveBeenCalled();
});
