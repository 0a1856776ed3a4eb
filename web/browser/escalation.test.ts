import { expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { details } from './support/pages';

const desk = useDesk();

test('tiers are set up, a ticket is escalated and taken back, and the customer says what they think of it', async () => {
  await desk.api.addTeam('Senior');
  const ticket = await desk.api.open({ subject: 'The frame broke' });
  const page = await desk.agent('/settings/escalation');
  await page.getByLabel('Add a tier').selectOption({ label: 'Senior' });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The tiers are saved.').waitFor();
  await page.getByRole('button', { name: 'Add a rule' }).click();
  const rule = page.getByRole('dialog');
  await rule.getByLabel('Name').fill('Late');
  await rule.getByLabel('Next promise within (minutes)').fill('0');
  expect(await seriousFaults(page)).toEqual([]);
  await rule.getByRole('button', { name: 'Save' }).click();
  await page.getByText('promise late').waitFor();
  expect(await seriousFaults(page)).toEqual([]);

  await page.goto(`/tickets/${ticket.number}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Escalate' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why').fill('He is angry');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Escalate' }).click();
  await details(page).getByText('Tier 1').waitFor();
  await details(page).getByText('He is angry').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await details(page).getByRole('button', { name: 'Take back' }).click();
  await details(page).getByText('Tier 1').waitFor({ state: 'detached' });

  await desk.api.set(ticket.id, { status: 'resolved' });
  const customer = await desk.visitor();
  await customer.goto(new URL(await desk.api.customerLink(ticket.id)).pathname);
  await customer.getByRole('link', { name: /^Bad/ }).click();
  await expect.poll(() => customer.getByRole('radio', { name: /^Bad/ }).isChecked()).toBe(true);
  expect(await seriousFaults(customer)).toEqual([]);
  await customer.getByLabel('What was good or bad?').fill('It took weeks.');
  await customer.getByRole('button', { name: 'Send' }).click();
  await customer.getByText('Thank you', { exact: true }).waitFor();
  await details(page).getByText('Not satisfied').waitFor();
  await details(page).getByText('It took weeks.').waitFor();
});
