import { expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { conversation, details } from './support/pages';
import { sideways } from './support/sideways';

const desk = useDesk();

test('a field is made, required, asked for when a ticket is resolved, and told in its conversation', async () => {
  const admin = await desk.agent('/settings/ticket-fields');
  await admin.getByRole('button', { name: 'Add field' }).click();
  const form = admin.getByRole('dialog', { name: 'Add a field' });
  await form.getByLabel('Name').fill('Cause');
  await expect.poll(() => form.getByLabel('Key').inputValue()).toBe('cause');
  await form.getByLabel('Type').selectOption('select');
  await form.getByRole('textbox', { name: 'Option 1' }).fill('Wear');
  await form.getByRole('textbox', { name: 'Option 2' }).fill('Accident');
  await form.getByRole('checkbox', { name: 'Resolved' }).check();
  expect(await seriousFaults(admin)).toEqual([]);
  await form.getByRole('button', { name: 'Add field' }).click();
  await admin.getByRole('listitem').filter({ hasText: 'required for Resolved' }).waitFor();
  expect(await seriousFaults(admin)).toEqual([]);

  const ticket = await desk.api.open({ subject: 'The spoke broke' });
  const page = await desk.agent(`/tickets/${ticket.number}`);
  await details(page).getByRole('button', { name: 'Cause: Not set' }).waitFor();
  await page.getByRole('button', { name: /^Resolve/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Resolved: something is missing' });
  await dialog.getByLabel('Cause').selectOption('wear');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save and set to Resolved' }).click();
  await page.getByText(`Ticket ${ticket.number} is resolved.`).waitFor();
  await details(page).getByRole('button', { name: 'Cause: Wear' }).waitFor();
  await conversation(page).getByText('set Cause to').waitFor();
  expect((await desk.api.ticket(ticket.id)).custom_fields).toEqual({ cause: 'wear' });
});

test('fields are at hand on a phone, for a new ticket too', async () => {
  const page = await desk.agent('/tickets/new', { viewport: { width: 390, height: 844 } });
  await page.getByLabel('Cause').selectOption('accident');
  await page.getByLabel("Requester's email").fill('tom@radhaus.example');
  await page.getByLabel('Subject').fill('The fork is bent');
  await page.getByLabel('Message').fill('A car.');
  expect(await sideways(page)).toEqual([]);
  await page.getByRole('button', { name: /^Create/ }).click();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByRole('button', { name: 'Cause: Accident' }).waitFor();
  expect(await sideways(page)).toEqual([]);
  expect(await seriousFaults(page)).toEqual([]);
});
