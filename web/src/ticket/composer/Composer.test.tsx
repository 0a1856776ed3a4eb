import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { ticketKeys } from '@/api/tickets';
import { aMessage } from '@/testing/messages';
import { refuse } from '@/testing/render';
import { renderTicket } from '@/testing/ticketPage';
import { aTicket } from '@/testing/tickets';

beforeEach(() => localStorage.clear());

const ines = { type: 'agent' as const, id: 'a1', name: 'Ines Okafor' };
const tomas = { type: 'agent' as const, id: 'a3', name: 'Tomas Lindqvist' };
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox');
const write = async (text: string) => fireEvent.change(await field(), { target: { value: text } });
const send = async () => fireEvent.keyDown(await field(), { key: 'Enter', ctrlKey: true });
const taking = () =>
  vi.fn(({ body }: { body: unknown }) => ({
    status: 201,
    body: aMessage({ id: 'm5', author: ines, body_html: `<p>${(body as { body: string }).body}</p>` }),
  }));

test('the switch changes the whole box and keeps the text', async () => {
  renderTicket();
  await write('Good news');
  const box = screen.getByRole('form', { name: 'Write' });
  expect(box.textContent).toContain('To Maya Brandt, on the private page');
  fireEvent.click(screen.getByRole('button', { name: /Internal note/ }));
  expect(box.dataset.kind).toBe('internal_note');
  expect(box.textContent).toContain('Only your team sees this');
  expect(screen.getByRole('button', { name: /Add note/ })).toBeTruthy();
  expect((await field()).value).toBe('Good news');
});

test('r and n choose the kind and go into the text', async () => {
  renderTicket();
  await field();
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(screen.getByRole('form', { name: 'Write' }).dataset.kind).toBe('internal_note');
  expect(document.activeElement).toBe(await field());
});

test('Ctrl Enter sends markdown; the message stands there and the text is gone', async () => {
  const post = taking();
  const sentMessages = [aMessage()];
  renderTicket({ messages: sentMessages, answers: { 'POST /tickets/t1/messages': post } });
  await write('It is **free**');
  await send();
  await waitFor(() => expect(post).toHaveBeenCalledOnce());
  expect(post.mock.calls[0]?.[0].body).toEqual({
    kind: 'public_reply',
    body: 'It is **free**',
    format: 'markdown',
    file_ids: [],
  });
  expect(await screen.findByText('It is **free**')).toBeTruthy();
  expect((await field()).value).toBe('');
  expect(localStorage.getItem('parley-draft-t1')).toBeNull();
});

test('sent with a status, the status follows the message', async () => {
  const put = vi.fn((_sent: { body: unknown }) => ({ body: aTicket({ status: 'pending', version: 3 }) }));
  renderTicket({ answers: { 'POST /tickets/t1/messages': taking(), 'PUT /tickets/t1/status': put } });
  await write('We wait for you');
  fireEvent.click(screen.getByRole('button', { name: 'Other ways to send' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Send, set Pending' }));
  await waitFor(() => expect(put.mock.calls[0]?.[0].body).toEqual({ status: 'pending' }));
});

test('a refusal says what and why with its code, and the text stays', async () => {
  renderTicket({
    answers: {
      'POST /tickets/t1/messages': refuse(422, {
        code: 'invalid',
        errors: [{ field: '/body', code: 'too_long', message: 'At most 100,000 characters.' }],
      }),
    },
  });
  await write('Very long');
  await send();
  const alert = await screen.findByRole('alert');
  for (const words of ['Your reply was not sent.', 'At most 100,000 characters.', 'Your text is kept.', 'invalid']) {
    expect(alert.textContent).toContain(words);
  }
  expect((await field()).value).toBe('Very long');
});

const lost = () => Promise.reject(new TypeError('the line broke'));

test('sent again after a lost answer, also after a reload, it goes under the same key', async () => {
  const keys: (string | null)[] = [];
  const post = vi.fn(({ headers }: { headers: Headers }) => {
    keys.push(headers.get('Idempotency-Key'));
    return keys.length < 3 ? lost() : Promise.resolve({ status: 201, body: aMessage({ id: 'm5', author: ines, body_html: '<p>Once</p>' }) });
  });
  const first = renderTicket({ answers: { 'POST /tickets/t1/messages': post } });
  await write('Once');
  await send();
  expect((await screen.findByRole('alert')).textContent).toContain('Your text is kept: sent again, it is there once.');
  await send();
  await waitFor(() => expect(keys).toHaveLength(2));
  first.unmount();
  renderTicket({ answers: { 'POST /tickets/t1/messages': post } });
  expect((await field()).value).toBe('Once');
  await send();
  await waitFor(async () => expect((await field()).value).toBe(''));
  expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(new Set(keys).size).toBe(1);
  await write('Once');
  await send();
  await waitFor(() => expect(keys).toHaveLength(4));
  expect(keys[3]).not.toBe(keys[0]);
});

test('what is written anew or changed after a lost answer has a key of its own', async () => {
  const keys: (string | null)[] = [];
  renderTicket({
    answers: {
      'POST /tickets/t1/messages': ({ headers }: { headers: Headers }) => {
        keys.push(headers.get('Idempotency-Key'));
        return lost();
      },
    },
  });
  for (const texts of [['Thanks'], ['Thanks a lot'], ['', 'Thanks a lot']]) {
    for (const text of texts) await write(text);
    await send();
    await waitFor(() => expect(screen.getByRole('alert')).toBeTruthy());
    await waitFor(() => expect(screen.getByRole<HTMLButtonElement>('button', { name: /^Send/ }).disabled).toBe(false));
  }
  expect(new Set(keys).size).toBe(3);
});

test('a draft is kept at a pause and is there again', async () => {
  const first = renderTicket();
  await write('Half a thought');
  expect(await screen.findByText('Draft kept')).toBeTruthy();
  first.unmount();
  renderTicket();
  expect((await field()).value).toBe('Half a thought');
});

test('leaving before the pause keeps the draft too', async () => {
  const first = renderTicket();
  await write('In a hurry');
  first.unmount();
  expect(localStorage.getItem('parley-draft-t1')).toContain('In a hurry');
});

test('a colleague’s reply holds the first send until one chooses', async () => {
  const post = taking();
  const messages = [aMessage()];
  const { cache } = renderTicket({ messages, answers: { 'POST /tickets/t1/messages': post } });
  await write('My answer');
  messages.push(aMessage({ id: 'm2', author: tomas, body_html: '<p>His answer</p>', created_at: new Date().toISOString() }));
  await cache.invalidateQueries({ queryKey: ticketKeys.messages('t1') });
  expect(await screen.findByText(/Tomas Lindqvist replied/)).toBeTruthy();
  await send();
  expect(await screen.findByText(/Your reply was not sent yet/)).toBeTruthy();
  expect(post).not.toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Send anyway' }));
  await waitFor(() => expect(post).toHaveBeenCalledOnce());
});

test('read, the collision is settled; a note is never held', async () => {
  const messages = [aMessage()];
  const { cache } = renderTicket({ messages });
  await write('My answer');
  messages.push(aMessage({ id: 'm2', author: tomas, created_at: new Date().toISOString() }));
  await cache.invalidateQueries({ queryKey: ticketKeys.messages('t1') });
  await screen.findByText(/Tomas Lindqvist replied/);
  fireEvent.click(screen.getByRole('button', { name: /Internal note/ }));
  expect(screen.queryByText(/Tomas Lindqvist replied/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: /^Reply/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Read it' }));
  expect(screen.queryByText(/Tomas Lindqvist replied/)).toBeNull();
  expect(document.activeElement?.id).toBe('message-m2');
});

test('Ctrl B marks what is chosen, and takes the mark away again', async () => {
  renderTicket();
  await write('very good');
  const area = await field();
  area.setSelectionRange(5, 9);
  fireEvent.keyDown(area, { key: 'b', ctrlKey: true });
  expect(area.value).toBe('very **good**');
  fireEvent.keyDown(area, { key: 'b', ctrlKey: true });
  expect(area.value).toBe('very good');
});

test('a file goes up, goes along with the message, and a refused one says why', async () => {
  const post = taking();
  renderTicket({ answers: { 'POST /tickets/t1/messages': post } });
  await write('See the photo');
  const stored = { id: 'f1', name: 'photo.jpg', type: 'image/jpeg', size: 2000, scan: '', thumbnail_url: null };
  answerUploads({ status: 201, body: { data: [stored] } });
  fireEvent.change(screen.getByTestId('files'), { target: { files: [new File(['x'], 'photo.jpg', { type: 'image/jpeg' })] } });
  expect(await screen.findByText('2 kB')).toBeTruthy();
  answerUploads({ status: 413, body: { code: 'file_too_large', detail: 'A file has at most 50 MB.' } });
  fireEvent.change(screen.getByTestId('files'), { target: { files: [new File(['y'], 'film.mp4')] } });
  expect((await screen.findByRole('alert')).textContent).toContain('A file has at most 50 MB. (file_too_large)');
  fireEvent.click(screen.getByRole('button', { name: 'Remove film.mp4' }));
  await send();
  await waitFor(() => expect(post.mock.calls[0]?.[0].body).toMatchObject({ file_ids: ['f1'] }));
  vi.unstubAllGlobals();
});

function answerUploads({ status, body }: { status: number; body: object }): void {
  vi.stubGlobal('XMLHttpRequest', class {
    upload = {};
    status = status;
    statusText = '';
    responseText = JSON.stringify(body);
    onload = () => {};
    open() {}
    setRequestHeader() {}
    abort() {}
    send() {
      queueMicrotask(() => this.onload());
    }
  });
}
