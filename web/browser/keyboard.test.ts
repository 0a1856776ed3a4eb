import { beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Ticket } from '@/api/types';
import { useDesk } from './support/desk';
import { arrive, conversation, details, noteBox, replyBox, row } from './support/pages';

const desk = useDesk();
let tickets: { older: Ticket; newer: Ticket };
let count = 0;

/** Two tickets of this test only, told by their word. */
beforeEach(async () => {
  const word = `clatter${++count}`;
  const older = await desk.api.open({ subject: `The chain makes a ${word}` });
  const newer = await desk.api.open({ subject: `Another ${word} at the wheel` });
  tickets = { older, newer };
});

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName);
const selected = (page: Page, subject: string) => row(page, subject).and(page.locator('[aria-selected=true]')).waitFor();

test('a list is searched, walked and opened without the mouse', async () => {
  const page = await desk.agent('/tickets');
  await row(page, tickets.newer.subject).waitFor();

  await page.keyboard.press('/');
  expect(await focused(page)).toBe('Search tickets');
  // The rows of the words that were typed last: until then they are those of the list before.
  const found = page.waitForResponse((answer) => new RegExp(`/tickets\\?.*q=clatter${count}`).test(answer.url()));
  await page.keyboard.type(`clatter${count}`);
  await found;
  await expect.poll(() => page.getByRole('row').count()).toBe(3); // with the head
  await page.keyboard.press('Escape');

  await page.keyboard.press('j');
  await selected(page, tickets.newer.subject);
  await page.keyboard.press('j');
  await selected(page, tickets.older.subject);
  await page.keyboard.press('k');
  await selected(page, tickets.newer.subject);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: tickets.newer.subject }).waitFor();
  await arrive(page, `/tickets/${tickets.newer.number}`);

  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 1, name: tickets.older.subject }).waitFor();
});

test('a ticket is answered, noted on, resolved and left without the mouse', async () => {
  const page = await desk.agent('/tickets');
  await row(page, tickets.newer.subject).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('o');
  await replyBox(page).waitFor();

  await page.keyboard.press('r');
  await page.keyboard.type('Oil it, jerkily if need be.');
  await page.keyboard.press('Control+Enter');
  await conversation(page).getByText('Oil it, jerkily if need be.').waitFor();

  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await noteBox(page).waitFor();
  await page.keyboard.type('It is the third one.');
  await page.keyboard.press('Control+Enter');
  await conversation(page).getByText('It is the third one.').waitFor();
  expect((await desk.api.messages(tickets.newer.id)).map(({ kind }) => kind)).toEqual(['public_reply', 'public_reply', 'internal_note']);

  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await details(page).getByRole('button', { name: 'Status: Resolved' }).waitFor();

  await page.keyboard.press('Escape');
  await arrive(page, '/tickets');
  await row(page, tickets.older.subject).waitFor();
});

test('single keys rest while one writes', async () => {
  const page = await desk.agent(`/tickets/${tickets.older.number}`);
  await replyBox(page).waitFor();
  await page.keyboard.press('r');
  await page.keyboard.type('jecaspn?/');
  expect(await replyBox(page).inputValue()).toBe('jecaspn?/');
  expect((await desk.api.ticket(tickets.older.id)).status).toBe('new');
});

test('the palette opens a ticket by its number from anywhere, and Escape leaves it', async () => {
  const page = await desk.agent('/settings/profile');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const palette = page.getByRole('combobox', { name: 'Find anything' });
  const ready = () => palette.and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Control+k');
  await ready();
  await page.keyboard.press('Escape');
  await palette.waitFor({ state: 'detached' });

  await page.keyboard.press('Control+k');
  await ready();
  await page.keyboard.type(String(tickets.older.number));
  await page.getByRole('option', { name: tickets.older.subject }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: tickets.older.subject }).waitFor();
});

test('choices open by their keys, or by Enter on their button, which then has the focus again', async () => {
  const page = await desk.agent(`/tickets/${tickets.older.number}`);
  await details(page).getByRole('button', { name: 'Status: New' }).waitFor();
  await page.keyboard.press('p');
  await page.getByRole('menuitem', { name: 'Urgent' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await expect.poll(async () => (await desk.api.ticket(tickets.older.id)).priority).not.toBe('normal');

  await page.keyboard.press('a');
  await page.getByRole('option', { name: 'You' }).waitFor();
  await page.keyboard.press('a');
  await details(page).getByRole('button', { name: 'Assignee: You' }).waitFor();

  await details(page).getByRole('button', { name: 'Status: New' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Pending' }).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('button:focus').filter({ hasText: 'Status' }).waitFor();
});
