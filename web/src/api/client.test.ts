import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { call } from './client';
import { ApiProblem } from './problem';
import { keepToken } from './token';

const fetched = vi.fn<typeof fetch>();

beforeEach(() => vi.stubGlobal('fetch', fetched));

afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
});

function answer(status: number, body?: unknown) {
  fetched.mockResolvedValueOnce(new Response(body === undefined ? null : JSON.stringify(body), { status }));
}

function sent(call = 0): Headers {
  return fetched.mock.calls[call]?.[1]?.headers as Headers;
}

test('a write carries the session token and the version it was made on', async () => {
  keepToken({ user: { id: 'ines' }, csrf_token: 't0ken' });
  answer(200, { id: '1' });
  await call('PUT', '/tickets/1/status', { body: { status: 'open' }, ifMatch: 7 });
  expect(sent().get('X-CSRF-Token')).toBe('t0ken');
  expect(sent().get('If-Match')).toBe('"7"');
});

test('a read carries no token, and filters without a value stay out of the address', async () => {
  answer(200, { data: [], next: null });
  await call('GET', '/tickets', { query: { status: 'open,new', q: '', after: undefined } });
  expect(sent().has('X-CSRF-Token')).toBe(false);
  expect(fetched.mock.calls[0]?.[0]).toBe('/api/v1/tickets?status=open%2Cnew');
});

test('a refusal becomes one problem that names its fields', async () => {
  answer(422, {
    status: 422,
    code: 'invalid',
    title: 'Not accepted',
    errors: [{ field: '/requester/email', code: 'not_an_address', message: 'This is not an email address.' }],
  });
  const fault = await call('POST', '/tickets', { body: {} }).catch((e: unknown) => e);
  expect(fault).toBeInstanceOf(ApiProblem);
  expect(fault).toMatchObject({ status: 422, code: 'invalid' });
  expect((fault as ApiProblem).at('/requester/email')).toBe('This is not an email address.');
});

test('a server that does not answer is a problem too', async () => {
  fetched.mockRejectedValueOnce(new TypeError('failed'));
  await expect(call('GET', '/session')).rejects.toMatchObject({ status: 0, code: 'unreachable' });
});

test('an answer without content is undefined', async () => {
  answer(204);
  await expect(call('DELETE', '/api-keys/1')).resolves.toBeUndefined();
});

test('a lost session goes to the sign-in page and comes back here', async () => {
  const assign = vi.fn();
  vi.stubGlobal('location', { pathname: '/tickets', search: '?view=mine', assign });
  answer(401, {});
  void call('GET', '/tickets');
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/sign-in?return=%2Ftickets%3Fview%3Dmine'));
});

test('a write refused for its token, after a sign-in in another tab, is sent again with the new one', async () => {
  keepToken({ user: { id: 'ines' }, csrf_token: 'old' });
  answer(403, { code: 'csrf_token_invalid' });
  answer(200, { user: { id: 'ines' }, csrf_token: 'new' });
  answer(200, { id: '1' });
  await expect(call('PATCH', '/tickets/1', { body: { subject: 'Bell' } })).resolves.toEqual({ id: '1' });
  expect(sent(2).get('X-CSRF-Token')).toBe('new');
});

test('nothing is written in the name of someone else who signed in in another tab', async () => {
  const reload = vi.fn();
  vi.stubGlobal('location', { reload });
  keepToken({ user: { id: 'ines' }, csrf_token: 'old' });
  answer(403, { code: 'csrf_token_invalid' });
  answer(200, { user: { id: 'tomas' }, csrf_token: 'new' });
  void call('PATCH', '/tickets/1', { body: { subject: 'Bell' } });
  await vi.waitFor(() => expect(reload).toHaveBeenCalled());
  expect(fetched).toHaveBeenCalledTimes(2);
});
