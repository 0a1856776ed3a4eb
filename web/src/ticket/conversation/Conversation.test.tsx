import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { ticketKeys } from '@/api/tickets';
import { refuse } from '@/testing/render';
import { aMessage, anEvent } from '@/testing/messages';
import { renderTicket } from '@/testing/ticketPage';

const ines = { type: 'agent' as const, id: 'a1', name: 'Ines Okafor' };
const log = () => screen.findByRole('log', { name: 'Conversation' });
const many = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    aMessage({ id: `m${at}`, body_html: `<p>Words ${at}</p>`, created_at: `2026-01-10T09:${10 + at}:00Z` }),
  );

test('a note is told apart from a reply in words', async () => {
  renderTicket({
    messages: [
      aMessage(),
      aMessage({ id: 'm2', author: ines, body_html: '<p>We look.</p>' }),
      aMessage({ id: 'm3', author: ines, kind: 'internal_note', body_html: '<p>Recall.</p>' }),
    ],
  });
  const entries = await within(await log()).findAllByRole('article');
  expect(entries.map((entry) => entry.dataset.look)).toEqual(['customer', 'reply', 'note']);
  expect(entries[1]?.textContent).toContain('to Maya Brandt');
  expect(entries[2]?.textContent).toContain('Internal note');
  expect(entries[2]?.textContent).toContain('only your team sees this');
});

test('what happened stands between the messages, in order, once', async () => {
  renderTicket({
    messages: [aMessage(), aMessage({ id: 'm2', created_at: '2026-01-10T09:10:00Z', body_html: '<p>Later</p>' })],
    events: [
      anEvent({ data: { from: 'open', to: 'resolved' } }),
      anEvent({ id: 'e2', type: 'ticket.resolved', data: {} }),
      anEvent({ id: 'e3', at: '2026-01-10T09:06:00Z', type: 'ticket.updated', data: { field: 'tags', from: ['a'], to: ['a', 'b'] } }),
      anEvent({ id: 'e4', type: 'comment.added', data: {} }),
    ],
  });
  const said = (await log()).textContent ?? '';
  await waitFor(() => expect(screen.getAllByText('Priya Raman').length).toBe(2));
  const order = ['It happened again', 'set the status to Resolved', 'added b', 'Later'].map((words) => (screen.getByRole('log').textContent ?? '').indexOf(words));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(said).not.toContain('undefined');
});

test('nothing but clean words, and links that open elsewhere, reach the page', async () => {
  renderTicket({
    messages: [
      aMessage({
        body_html:
          '<p onclick="x()">Hello <a href="https://a.example/">there</a><a href="javascript:x()">no</a><img src="https://t.example/p.gif"></p><script>x()</script><style>p{}</style>',
      }),
    ],
  });
  const link = await screen.findByRole('link', { name: 'there' });
  expect(link.getAttribute('target')).toBe('_blank');
  expect(link.getAttribute('rel')).toContain('noopener');
  const html = (await log()).innerHTML;
  for (const bad of ['onclick', 'javascript:', '<img', '<script', '<style']) expect(html).not.toContain(bad);
});

test('quoted text folds and says how much it is', async () => {
  renderTicket({
    messages: [aMessage({ body_html: '<p>Yes.</p><blockquote><p>One</p><p>Two<br>Three</p></blockquote>' })],
  });
  const button = await screen.findByRole('button', { name: /Show 3 quoted lines/ });
  expect(button.getAttribute('aria-expanded')).toBe('false');
  fireEvent.click(button);
  expect(screen.getByRole('button', { name: /Hide the quoted lines/ })).toBeTruthy();
});

test('a long conversation opens at its end and unfolds on demand', async () => {
  renderTicket({ messages: many(12) });
  expect(await screen.findByText('Words 11')).toBeTruthy();
  expect(screen.queryByText('Words 5')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /6 earlier messages/ }));
  expect(screen.getByText('Words 0')).toBeTruthy();
});

test('a file is a tile with its name and size that downloads', async () => {
  const file = { id: 'f1', name: 'display.jpg', type: 'image/jpeg', size: 1_800_000, sha256: '0a1b', scan: null, thumbnail_url: null };
  renderTicket({ messages: [aMessage({ files: [file] })] });
  const link = await screen.findByRole('link', { name: /display\.jpg.*1\.8 MB/ });
  expect(link.getAttribute('href')).toBe('/api/v1/files/f1/download');
});

test('while one reads further up, a new message waits behind a pill', async () => {
  const messages = many(3);
  const { cache } = renderTicket({ messages });
  const box = await log();
  Object.defineProperty(box, 'scrollHeight', { value: 2000 });
  box.scrollTop = 1400;
  fireEvent.scroll(box);
  box.scrollTop = 300;
  fireEvent.scroll(box);
  messages.push(aMessage({ id: 'm9', body_html: '<p>New words</p>', created_at: '2026-01-10T10:00:00Z' }));
  await cache.invalidateQueries({ queryKey: ticketKeys.messages('t1') });
  const pill = await screen.findByRole('button', { name: '1 new message' });
  expect(box.scrollTop).toBe(300);
  fireEvent.click(pill);
  expect(box.scrollTop).toBe(2000);
  expect(screen.queryByRole('button', { name: '1 new message' })).toBeNull();
});

test('a conversation that cannot be read says why, and the rest of the page stays', async () => {
  renderTicket({ answers: { 'GET /tickets/t1/messages': refuse(403, { code: 'forbidden', detail: 'Not yours.' }) } });
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The conversation could not be read');
  expect(alert.textContent).toContain('Not yours.');
  expect(screen.getByRole('complementary', { name: 'Details' })).toBeTruthy();
});

test('messages are shown when what happened beside them cannot be read', async () => {
  renderTicket({ answers: { 'GET /tickets/t1/events': refuse(403, { code: 'forbidden' }) } });
  expect(await screen.findByText(/What happened beside the messages could not be read/)).toBeTruthy();
  expect(screen.getByText('It happened again this morning.')).toBeTruthy();
});
