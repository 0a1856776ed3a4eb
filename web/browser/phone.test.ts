import { beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Ticket } from '@/api/types';
import { useDesk } from './support/desk';
import { arrive, conversation, details, fillSignIn, reply, row } from './support/pages';
import { admin } from './support/server';
import { sideways } from './support/sideways';

const desk = useDesk();
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
const long = 'Donaudampfschifffahrtsgesellschaftskapitaensmuetzenhalterung_and_more_without_a_space_in_it';
let ticket: Ticket;

beforeAll(async () => {
  ticket = await desk.api.open({
    subject: `The battery ends on hills: ${long}`,
    description: `See https://halden.example/${long}/${long}\n\n${long}`,
    tags: ['battery', 'warranty', 'a-rather-long-tag-for-a-small-screen'],
    requester: { email: `${long.slice(0, 60)}@radhaus.example`, name: 'Maya Brandt' },
  });
});

// Polled: what slides in sticks out until it has arrived.
async function fits(page: Page, screen: string): Promise<void> {
  await expect.poll(() => sideways(page), { message: `what is too wide on: ${screen}` }).toEqual([]);
}

test('a ticket is found, read and answered with the thumb', async () => {
  const page = await desk.agent('/tickets', phone);
  await row(page, 'The battery ends on hills').waitFor();
  await fits(page, 'the list');

  await row(page, 'The battery ends on hills').tap();
  await conversation(page).getByText('See https://').waitFor();
  await fits(page, 'the conversation');
  await reply(page, 'Which firmware is it on?');
  await fits(page, 'the conversation with the reply');

  await page.getByRole('button', { name: 'Details' }).tap();
  await details(page).getByRole('button', { name: 'Status:' }).waitFor();
  await fits(page, 'the details');
  await page.getByRole('button', { name: 'Customer', exact: true }).tap();
  await page.getByText('Other tickets').waitFor();
  await fits(page, 'the customer');

  await page.getByRole('button', { name: 'Resolve' }).tap();
  await expect.poll(async () => (await desk.api.ticket(ticket.id)).status).toBe('resolved');
  await page.getByRole('button', { name: 'Back to the list' }).tap();
  await arrive(page, '/tickets');
});

test('a draft survives a look at the details', async () => {
  const other = await desk.api.open({ subject: 'The bell is silent' });
  const page = await desk.agent(`/tickets/${other.number}`, phone);
  await page.getByRole('textbox', { name: 'Reply' }).fill('Turn it');
  await page.getByRole('button', { name: 'Details' }).tap();
  await details(page).getByRole('button', { name: 'Priority:' }).waitFor();
  await page.getByRole('button', { name: 'Conversation' }).tap();
  expect(await page.getByRole('textbox', { name: 'Reply' }).inputValue()).toBe('Turn it');
});

test('the tabs at the foot lead everywhere, and no screen scrolls sideways', async () => {
  const page = await desk.agent('/tickets', phone);
  const foot = page.getByRole('navigation', { name: 'Main' }).last();
  await foot.getByRole('link', { name: 'New ticket' }).tap();
  await page.getByRole('heading', { level: 1, name: 'New ticket' }).waitFor();
  await fits(page, 'a new ticket');
  await page.goBack();

  await foot.getByRole('button', { name: 'Search' }).tap();
  await page.getByRole('combobox', { name: 'Find anything' }).fill('battery');
  await page.getByRole('option', { name: 'The battery ends on hills' }).waitFor();
  await fits(page, 'the palette');
  await page.keyboard.press('Escape');

  await foot.getByRole('link', { name: 'Settings' }).tap();
  for (const [link, heading] of [['Profile', 'Profile'], ['People', 'People'], ['Teams', 'Teams'], ['API keys', 'API keys']] as const) {
    await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: link }).tap();
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    await fits(page, `settings, ${link}`);
  }
  await foot.getByRole('link', { name: 'Tickets' }).tap();
  await arrive(page, '/tickets');
  await page.getByRole('button', { name: 'Show views' }).tap();
  await page.getByRole('dialog').getByRole('link', { name: 'All tickets' }).waitFor();
  await fits(page, 'the views');
});

test("the customer's pages and the sign-in fit too", async () => {
  const page = await desk.visitor(phone);
  await page.goto('/help/new');
  await page.getByRole('button', { name: 'Send request' }).tap();
  await page.getByRole('alert').waitFor();
  await fits(page, 'the form');
  await page.goto(new URL(await desk.api.customerLink(ticket.id)).pathname);
  await page.getByText('See https://').waitFor();
  await fits(page, 'the private page');
  await page.goto('/sign-in');
  await fits(page, 'the sign-in');
  await fillSignIn(page, admin);
  await arrive(page, '/tickets');
});
