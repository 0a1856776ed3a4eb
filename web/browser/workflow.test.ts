import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { conversation, details, reply } from './support/pages';
import { sideways } from './support/sideways';

const desk = useDesk();
const phone = { viewport: { width: 390, height: 844 } };

const saveBar = (page: Page) => page.getByRole('region', { name: 'Changes that are not saved' });

async function require(page: Page, need: string): Promise<void> {
  await page.getByRole('group', { name: 'What a ticket needs to go from Open to Resolved' }).getByRole('button', { name: need }).click();
  await saveBar(page).getByRole('button', { name: 'Save the workflow' }).click();
  await page.getByText('The workflow is saved.').waitFor();
}

test('a ticket is resolved once it has what the workflow asks for', async () => {
  const admin = await desk.agent('/settings/workflow');
  await admin.getByRole('list', { name: 'From Open to' }).waitFor();
  expect(await seriousFaults(admin)).toEqual([]);
  await require(admin, 'A tag');

  const ticket = await desk.api.open({ subject: 'The lamp flickers' });
  const page = await desk.agent(`/tickets/${ticket.number}`);
  await reply(page, 'We look into it.');
  await details(page).getByRole('button', { name: 'Status: Open' }).click();
  const resolved = page.getByRole('menuitem', { name: 'Resolved' });
  await resolved.getByText('It needs a tag first.').waitFor();
  expect(await resolved.getAttribute('aria-disabled')).toBe('true');
  expect(await seriousFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await resolved.waitFor({ state: 'detached' });

  await page.keyboard.press('e');
  const refused = page.getByRole('alert').filter({ hasText: 'It cannot go from Open to Resolved' });
  await refused.getByText('It needs a tag first.').waitFor();
  await refused.getByRole('button', { name: 'Pending' }).waitFor();

  await details(page).getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'New tag' }).fill('lamp');
  await page.keyboard.press('Enter');
  await details(page).getByText('lamp').waitFor();
  await page.getByRole('button', { name: /^Resolve/ }).click();
  await page.getByText(`Ticket ${ticket.number} is resolved.`).waitFor();
  expect((await desk.api.ticket(ticket.id)).status).toBe('resolved');
});

test('a status of one’s own is added, given to a ticket, and told in its conversation', async () => {
  const admin = await desk.agent('/settings/workflow', phone);
  await admin.getByRole('button', { name: 'Add status' }).click();
  const form = admin.getByRole('dialog');
  await form.getByLabel('Name').fill('Waiting for parts');
  await form.getByLabel('Counts as').selectOption('on_hold');
  await form.getByRole('button', { name: 'Add status' }).click();
  await admin.getByRole('listitem').filter({ hasText: 'Waiting for parts' }).waitFor();
  expect(await sideways(admin)).toEqual([]);
  expect(await seriousFaults(admin)).toEqual([]);

  const ticket = await desk.api.open({ subject: 'The fork bends' });
  const page = await desk.agent(`/tickets/${ticket.number}`);
  await conversation(page).getByRole('article').first().waitFor();
  await details(page).getByRole('button', { name: 'Status: New' }).click();
  await page.getByRole('menuitem', { name: 'Waiting for parts' }).click();
  await details(page).getByRole('button', { name: 'Status: Waiting for parts' }).waitFor();
  await conversation(page).getByText('Waiting for parts').waitFor();
});

test('a customer’s answer to a closed ticket goes on in another, and both pages say so', async () => {
  const ticket = await desk.api.open({ subject: 'The rack is loose', tags: ['rack'] });
  await desk.api.set(ticket.id, { status: 'resolved' });
  await desk.api.set(ticket.id, { status: 'closed' });
  const customer = await desk.visitor(phone);
  await customer.goto(new URL(await desk.api.customerLink(ticket.id)).pathname);
  await customer.getByLabel('Your message').fill('It came off again.');
  await customer.getByRole('button', { name: 'Send' }).click();
  await customer.getByText('We have your request').waitFor();

  const page = await desk.agent(`/tickets/${ticket.number}`);
  await details(page).getByText('Goes on in').waitFor();
  await details(page).getByRole('link').click();
  await conversation(page).getByText('It came off again.').waitFor();
  await details(page).getByText('Follow-up of').waitFor();
});
