import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { Import, ImportPreview } from '@/api/types';
import { ines, never, noRows, refuse, renderApp } from '@/testing/render';
import { kindOf, sizeOf, tagOf } from './words';

const may = { ...ines, user: { ...ines.user, permissions: ['import.run'] } };

function one(more: Partial<Import> = {}): Import {
  return {
    id: 'i1',
    name: 'old desk.csv',
    kind: 'tickets',
    source: 'old desk',
    columns: null,
    delimiter: null,
    encoding: null,
    tag: 'import-old-desk',
    spread_days: 90,
    state: 'draft',
    size: 1000,
    bytes: 0,
    rows: 0,
    added: 0,
    known: 0,
    changed: 0,
    rejected: 0,
    rate: null,
    remaining_s: null,
    problem: null,
    made_by: 'Ines Okafor',
    created_at: '2026-01-10T09:00:00.000Z',
    started_at: null,
    ended_at: null,
    first_rejected: [],
    ...more,
  };
}

const preview: ImportPreview = {
  encoding: 'utf-8',
  encoding_guessed: false,
  delimiter: ';',
  columns: ['Mail', 'Betreff'],
  fields: [
    { name: 'email', needed: true },
    { name: 'subject', needed: false },
  ],
  map: { email: 'Mail', subject: 'Betreff' },
  errors: [],
  rows: [
    {
      line: 2,
      values: ['maya@home.example', 'Bag lost'],
      becomes: { subject: 'Bag lost', email: 'maya@home.example', name: null, status: 'open', created_at: '2026-01-09T09:00:00.000Z', messages: 1 },
      errors: [],
    },
    { line: 3, values: ['nobody', 'Two'], becomes: null, errors: [{ field: '/Mail', code: 'invalid_email', message: 'This is not an email address.' }] },
  ],
};

test('who has imported nothing is shown what a file looks like', async () => {
  renderApp('/settings/import', { 'GET /imports': noRows }, may);
  expect(await screen.findByRole('heading', { name: 'What a file looks like' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Choose a file' })).toBeTruthy();
});

test('the list has a loading face', async () => {
  renderApp('/settings/import', { 'GET /imports': never }, may);
  expect(await screen.findByTestId('row-shapes')).toBeTruthy();
});

test('the list says its fault', async () => {
  renderApp('/settings/import', { 'GET /imports': refuse(403, { code: 'forbidden', detail: 'This needs the right import.run.' }) }, may);
  expect((await screen.findByRole('alert')).textContent).toContain('This needs the right import.run.');
});

test('past imports tell their state and what became of them', async () => {
  const list = [one({ state: 'running', rows: 500, bytes: 250, added: 500 }), one({ id: 'i2', state: 'done', rows: 1234, added: 1230, rejected: 4 })];
  renderApp('/settings/import', { 'GET /imports': { data: list, next: null } }, may);
  const rows = within(await screen.findByRole('list', { name: 'Imports' })).getAllByRole('link');
  expect(rows[0]?.textContent).toContain('25 %');
  expect(rows[1]?.textContent).toContain('1,230 tickets');
  expect(rows[1]?.textContent).toContain('4 rejected');
});

test('an import that is not there is said', async () => {
  renderApp('/settings/import/i9', {}, may);
  expect((await screen.findByRole('alert')).textContent).toContain('The import could not be read');
});

test('the first rows show what they become, and why one cannot', async () => {
  renderApp('/settings/import/i1', { 'GET /imports/i1': one(), 'GET /imports/i1/preview': preview }, may);
  expect(await screen.findByText('Bag lost', { selector: 'strong' })).toBeTruthy();
  expect(screen.getByText('This is not an email address.', { exact: false })).toBeTruthy();
});

test('a column chosen for a field is kept with all others', async () => {
  const sent = vi.fn();
  renderApp(
    '/settings/import/i1',
    {
      'GET /imports/i1': one(),
      'GET /imports/i1/preview': preview,
      'PATCH /imports/i1': ({ body }: { body: unknown }) => {
        sent(body);
        return { body: one({ columns: { email: 'Mail', subject: 'Mail' } }) };
      },
    },
    may,
  );
  fireEvent.change(await screen.findByLabelText('Column for Subject'), { target: { value: 'Mail' } });
  await waitFor(() => expect(sent).toHaveBeenCalledWith({ columns: { email: 'Mail', subject: 'Mail' } }));
});

test('without a needed column nothing can be started', async () => {
  const unmapped = { ...preview, map: { subject: 'Betreff' }, errors: [{ field: '/columns/email', code: 'required', message: 'Say which column is email.' }] };
  renderApp('/settings/import/i1', { 'GET /imports/i1': one(), 'GET /imports/i1/preview': unmapped }, may);
  expect(await screen.findByText('Choose a column.')).toBeTruthy();
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Check all of it' }).disabled).toBe(true);
});

test('a checked file says what would be, and is asked about before it starts', async () => {
  const started = vi.fn();
  renderApp(
    '/settings/import/i1',
    {
      'GET /imports/i1': one({ state: 'checked', rows: 402, added: 400, rejected: 2, first_rejected: [{ line: 3, errors: [{ field: '/Mail', code: 'invalid_email', message: 'Not an address.' }] }] }),
      'GET /imports/i1/preview': preview,
      'POST /imports/i1/start': () => {
        started();
        return { status: 202, body: one({ state: 'running', bytes: 160, rows: 64, rate: 640, remaining_s: 20 }) };
      },
    },
    may,
  );
  expect((await screen.findByText('To import')).nextElementSibling?.textContent).toBe('400');
  await screen.findByText('Bag lost', { selector: 'strong' });
  fireEvent.click(screen.getByRole('button', { name: 'Import' }));
  const dialog = await screen.findByRole('dialog');
  expect(dialog.textContent).toContain('400 tickets will be added to Halden Cycles. 2 rows will be left out.');
  expect(started).not.toHaveBeenCalled();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Import' }));
  await waitFor(() => expect(started).toHaveBeenCalled());
});

test('at work it shows share, rate and what is left, and can be stopped', async () => {
  const stopped = vi.fn();
  renderApp(
    '/settings/import/i1',
    {
      'GET /imports/i1': one({ state: 'running', bytes: 160, rows: 12345, added: 12345, rate: 640.4, remaining_s: 20 }),
      'POST /imports/i1/cancel': () => {
        stopped();
        return { body: one({ state: 'cancelled', rows: 12400, added: 12400 }) };
      },
    },
    may,
  );
  expect(await screen.findByText('16 %', { selector: 'strong' })).toBeTruthy();
  expect(screen.getByText('12,345 rows · 640 a second · about 20 s left')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }));
  await waitFor(() => expect(stopped).toHaveBeenCalled());
});

test('done, it leads to its tickets and to what was rejected', async () => {
  const done = one({ state: 'done', rows: 3, added: 1, known: 1, changed: 1, rejected: 1, first_rejected: [{ line: 3, errors: [{ field: '', code: 'open_quote', message: 'A quote is open.' }] }] });
  renderApp('/settings/import/i1', { 'GET /imports/i1': done }, may);
  const show = await screen.findByRole('link', { name: 'Show the tickets' });
  expect(show.getAttribute('href')).toBe('/tickets?view=all&tag=import-old-desk');
  expect(screen.getByRole('link', { name: 'Download all' }).getAttribute('href')).toBe('/api/v1/imports/i1/rejects');
  expect(screen.getByText('1 reads differently now and was left')).toBeTruthy();
});

test('failed, it says why and goes on where it was', async () => {
  renderApp('/settings/import/i1', { 'GET /imports/i1': one({ state: 'failed', problem: 'The disk is full.' }) }, may);
  expect((await screen.findByRole('alert')).textContent).toContain('The disk is full.');
  expect(screen.getByRole('button', { name: 'Go on' })).toBeTruthy();
});

test('a file that is not taken says why', async () => {
  renderApp('/settings/import', { 'GET /imports': noRows }, may);
  vi.stubGlobal(
    'XMLHttpRequest',
    class {
      upload = {};
      status = 413;
      statusText = 'Too large';
      responseText = JSON.stringify({ code: 'file_too_large', detail: 'A file has at most 2,048 MB.' });
      onload = () => {};
      open() {}
      setRequestHeader() {}
      abort() {}
      send() {
        this.onload();
      }
    },
  );
  fireEvent.change(await screen.findByLabelText('Choose a file', { selector: 'input' }), { target: { files: [new File(['a'], 'a.csv')] } });
  expect((await screen.findByRole('alert')).textContent).toContain('A file has at most 2,048 MB.');
});

test.each([
  ['export.csv', 'tickets', 'import-export'],
  ['Contacts 2025.csv.gz', 'contacts', 'import-contacts-2025'],
  ['desk.jsonl.gz', 'conversations', 'import-desk'],
  ['Übersicht.CSV', 'tickets', 'import-bersicht'],
])('%s is taken for %s', (name, kind, tag) => {
  expect(kindOf(name)).toBe(kind);
  expect(tagOf(name)).toBe(tag);
});

test('sizes are said in their unit', () => {
  expect([812, 46_000, 2_340_000].map(sizeOf)).toEqual(['812 byte', '46 kB', '2.3 MB']);
});
