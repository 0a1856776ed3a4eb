import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useDesk } from './support/desk';
import { arrive, conversation, countLoads, details, fillSignIn, liveList, note, reply, row } from './support/pages';
import { admin } from './support/server';

const desk = useDesk();

async function writeRequest(page: Page, subject: string, description: string): Promise<void> {
  await page.goto('/help/new');
  await page.getByLabel('Your email').fill('maya@radhaus.example');
  await page.getByLabel('Your name').fill('Maya Brandt');
  await page.getByLabel('Subject').fill(subject);
  await page.getByLabel('Description').fill(description);
  await page.getByRole('button', { name: 'Send request' }).click();
  await page.getByRole('heading', { level: 1, name: subject }).waitFor();
}

async function choose(page: Page, field: string, value: string): Promise<void> {
  await details(page).getByRole('button', { name: `${field}:` }).click();
  await page.getByRole('menuitem', { name: value }).or(page.getByRole('option', { name: value })).click();
}

test('a request goes from the form to the open list, and answers go both ways, without a reload on the desk', async () => {
  const [agent, customer] = [await desk.visitor(), await desk.visitor()];
  await agent.goto('/sign-in');
  await fillSignIn(agent, admin);
  await arrive(agent, '/tickets');
  await liveList(agent);
  const loads = countLoads(agent);

  await writeRequest(customer, 'The brake rubs since the service', 'It began on the way home.');
  await row(agent, 'The brake rubs since the service').waitFor();

  await agent.getByRole('link', { name: 'The brake rubs since the service' }).click();
  await conversation(agent).getByText('It began on the way home.').waitFor();
  await reply(agent, 'Loosen the caliper by half a turn.');

  await customer.reload();
  await customer.getByText('Loosen the caliper by half a turn.').waitFor();
  await customer.getByLabel('Your message').fill('That helped, thank you.');
  await customer.getByRole('button', { name: 'Send' }).click();
  await customer.getByRole('article').filter({ hasText: 'That helped, thank you.' }).waitFor();

  await conversation(agent).getByText('That helped, thank you.').waitFor();
  expect(loads()).toBe(0);
});

test('an internal note reaches the colleague and never the customer', async () => {
  const ticket = await desk.api.open({ subject: 'Where is my order?' });
  const path = new URL(await desk.api.customerLink(ticket.id)).pathname;
  const colleague = await desk.api.hire('Tomas Lind');
  const [agent, other, customer] = [
    await desk.agent(`/tickets/${ticket.number}`),
    await desk.agent(`/tickets/${ticket.number}`, { as: colleague }),
    await desk.visitor(),
  ];
  await conversation(other).getByText('It began this morning.').waitFor();

  await note(agent, 'The parcel is lost, do not say so yet.');
  await conversation(other).getByText('The parcel is lost, do not say so yet.').waitFor();
  await agent.getByRole('button', { name: 'Reply', exact: true }).click();
  await reply(agent, 'We are looking for it.');

  await customer.goto(path);
  await customer.getByText('We are looking for it.').waitFor();
  expect(await customer.content()).not.toContain('parcel is lost');
});

test("a change of status, priority or assignee shows on a colleague's open ticket and list at once", async () => {
  const ticket = await desk.api.open({ subject: 'The display stays dark' });
  const colleague = await desk.api.hire('Priya Raman');
  const [agent, reader, lister] = [
    await desk.agent(`/tickets/${ticket.number}`),
    await desk.agent(`/tickets/${ticket.number}`, { as: colleague }),
    await desk.agent('/tickets', { as: colleague }),
  ];
  const shown = (field: string, value: string) => details(reader).getByRole('button', { name: `${field}: ${value}` }).waitFor();
  await shown('Status', 'New');
  await liveList(lister);
  const listed = row(lister, 'The display stays dark');
  await listed.getByText('Normal, New').waitFor({ state: 'attached' });
  const loads = [countLoads(reader), countLoads(lister)];

  await choose(agent, 'Status', 'Pending');
  await shown('Status', 'Pending');
  await choose(agent, 'Priority', 'Urgent');
  await shown('Priority', 'Urgent');
  await listed.getByText('Urgent, Pending').waitFor({ state: 'attached' });
  await choose(agent, 'Assignee', 'Priya Raman');
  await shown('Assignee', 'You');
  await listed.getByText('Priya Raman').waitFor({ state: 'attached' });

  expect(loads.map((count) => count())).toEqual([0, 0]);
});

test('two customers with the same subject see only what is theirs', async () => {
  const mine = await desk.api.open({ subject: 'Delivery', description: 'For Maya only.' });
  const others = await desk.api.open({ subject: 'Delivery', description: 'For Jonas only.', requester: { email: 'jonas@tandem.example' } });
  const customer = await desk.visitor();
  for (const [ticket, own, foreign] of [[mine, 'For Maya only.', 'For Jonas only.'], [others, 'For Jonas only.', 'For Maya only.']] as const) {
    await customer.goto(new URL(await desk.api.customerLink(ticket.id)).pathname);
    await customer.getByText(own).waitFor();
    expect(await customer.content()).not.toContain(foreign);
  }
});
