import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { View } from '@/api/types';
import { noRows, refuse, renderApp } from '@/testing/render';

const vips: View = {
  id: 'v1',
  name: 'VIPs that wait',
  query: 'tag:vip status:open',
  sort: '-updated_at',
  built_in: false,
  shared: true,
  place: 0,
  owner: { id: 'a1', name: 'Ines Okafor' },
  editable: true,
};
const views = { data: [vips], next: null };
const counts = {
  as_of: '2026-01-10T09:00:00Z',
  data: [
    { view: 'overdue', name: null, count: 3, more: false, text: '3' },
    { view: 'v1', name: vips.name, count: 1000, more: true, text: '1,000+' },
  ],
};

test('a saved view stands with its count, and leads to its query', async () => {
  const { router } = renderApp('/tickets', { 'GET /tickets': noRows, 'GET /views': views, 'GET /views/counts': counts });
  const link = await screen.findByRole('link', { name: /VIPs that wait.*1,000\+ in it/ });
  expect(link.textContent).toContain('1K+');
  expect(screen.getByRole('link', { name: /Late.*3 late/ })).toBeTruthy();
  fireEvent.click(link);
  await screen.findByRole('heading', { name: 'VIPs that wait' });
  expect(router.state.location.search).toEqual({ view: 'all', saved: 'v1', q: 'tag:vip status:open', sort: '-updated_at' });
  expect(screen.getAllByRole('link', { current: 'page' }).map((one) => one.textContent)).toContain(link.textContent);
  expect(screen.queryByRole('button', { name: 'Save view' })).toBeNull();
});

test('the views that everybody has are there while the saved ones cannot be read', async () => {
  renderApp('/tickets', { 'GET /tickets': noRows, 'GET /views': refuse(500, { code: 'away' }) });
  await screen.findByText('The saved views could not be read.', undefined, { timeout: 5000 });
  expect(screen.getByRole('link', { name: 'All tickets' })).toBeTruthy();
});

test('what narrows the list is saved as its query, and a refusal is said in the dialog', async () => {
  const sent = vi.fn();
  const answer = vi.fn(({ body }: { body: unknown }) => {
    sent(body);
    return { status: 422, body: { status: 422, code: 'invalid', errors: [{ field: '/name', code: 'required', message: 'This field is needed.' }] } };
  });
  renderApp('/tickets?view=all&q=battery&priority=high', { 'GET /tickets': noRows, 'GET /views': noRows, 'POST /views': answer });
  // One of the two: a phone has its own place for it.
  const [save] = await screen.findAllByRole('button', { name: 'Save view' });
  fireEvent.click(save as HTMLElement);
  const dialog = await screen.findByRole('dialog', { name: 'Save this search as a view' });
  expect(dialog.textContent).toContain('battery priority:high');
  fireEvent.submit(dialog.querySelector('form') as HTMLFormElement);
  await screen.findByText('This field is needed.');
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ name: '', query: 'battery priority:high', sort: '-created_at', shared: false }));
});
