import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDesk } from './support/desk';
import { Line } from './support/line';
import { arrive, conversation, countLoads, details, fillSignIn, liveList, replyBox, row } from './support/pages';
import { admin } from './support/server';

const desk = useDesk();
let line: Line;
beforeAll(async () => {
  line = await Line.to(desk.url);
});
afterAll(() => line.close());

const button = (page: Page, name: string) => details(page).getByRole('button', { name });

async function set(page: Page, field: string, value: string): Promise<void> {
  await button(page, `${field}:`).click();
  await page.getByRole('menuitem', { name: value }).click();
}

test('a change made on old ground is refused kindly, offered again, and nothing is lost', async () => {
  const ticket = await desk.api.open({ subject: 'The lock is frozen' });
  const first = await desk.agent(`/tickets/${ticket.number}`);
  const second = await first.context().newPage();
  // Without its live line this tab does not hear of the other's change.
  await second.routeWebSocket('**/hubs/**', (line) => line.close());
  await second.goto(`/tickets/${ticket.number}`);
  await button(second, 'Priority: Normal').waitFor();
  await replyBox(second).fill('Warm it with your hands');

  await set(first, 'Priority', 'High');
  await expect.poll(async () => (await desk.api.ticket(ticket.id)).priority).toBe('high');
  await set(second, 'Status', 'Pending');
  await second.getByText('Priority changed meanwhile. Look again before you change it.').waitFor();
  await button(second, 'Priority: High').waitFor();
  await button(second, 'Status: New').waitFor();
  expect((await desk.api.ticket(ticket.id)).status).toBe('new');

  await second.getByRole('button', { name: 'Do it anyway' }).click();
  await button(second, 'Status: Pending').waitFor();
  await button(first, 'Status: Pending').waitFor();
  expect(await desk.api.ticket(ticket.id)).toMatchObject({ status: 'pending', priority: 'high' });
  expect(await replyBox(second).inputValue()).toBe('Warm it with your hands');
});

test('what one tab sends appears in the other', async () => {
  const ticket = await desk.api.open({ subject: 'The saddle turns' });
  const first = await desk.agent(`/tickets/${ticket.number}`);
  const second = await first.context().newPage();
  await second.goto(`/tickets/${ticket.number}`);
  await conversation(second).getByText('It began this morning.').waitFor();
  await replyBox(first).fill('Tighten the clamp.');
  await first.getByRole('button', { name: 'Send', exact: true }).click();
  await conversation(second).getByText('Tighten the clamp.').waitFor();
});

test('a tab that was open before a new sign-in in another tab goes on working', async () => {
  const ticket = await desk.api.open({ subject: 'The rack is bent' });
  const page = await desk.agent(`/tickets/${ticket.number}`);
  await button(page, 'Priority: Normal').waitFor();
  const other = await page.context().newPage();
  await other.goto('/sign-in');
  await fillSignIn(other, admin);
  await arrive(other, '/tickets');
  await set(page, 'Priority', 'High');
  await expect.poll(async () => (await desk.api.ticket(ticket.id)).priority).toBe('high');
});

test('a tab of one agent never writes in the name of another who signed in in a second tab', async () => {
  const ticket = await desk.api.open({ subject: 'The basket is gone' });
  const colleague = await desk.api.hire('Luca Ferrante');
  const page = await desk.agent(`/tickets/${ticket.number}`);
  await button(page, 'Priority: Normal').waitFor();
  const other = await page.context().newPage();
  await other.goto('/sign-in');
  await fillSignIn(other, colleague);
  await arrive(other, '/tickets');
  const reloaded = page.waitForEvent('load');
  await set(page, 'Priority', 'High');
  await reloaded;
  await page.getByTitle('Luca Ferrante').waitFor();
  expect((await desk.api.ticket(ticket.id)).priority).toBe('normal');
});

test('a line that goes down is said in amber; when it is back a press brings the list up to date', async () => {
  const before = await desk.api.open({ subject: 'There before the break' });
  const page = await desk.agent('/tickets', { baseURL: line.url });
  await row(page, before.subject).waitFor();
  await liveList(page);
  const loads = countLoads(page);

  line.cut();
  await page.getByText(/^Offline since/).waitFor();
  await page.getByText('not live').waitFor();
  await desk.api.open({ subject: 'Opened during the break' });
  await desk.api.set(before.id, { priority: 'urgent' });

  line.mend();
  await page.getByRole('button', { name: 'Try now' }).click();
  await row(page, 'Opened during the break').waitFor();
  await row(page, before.subject).getByText('Urgent, New').waitFor({ state: 'attached' });
  await page.getByText(/^Offline since/).waitFor({ state: 'detached' });
  await liveList(page);
  expect(loads()).toBe(0);
});

test('a reply that does not reach the server is said so, kept, and sent once when it can be', async () => {
  const ticket = await desk.api.open({ subject: 'The mudguard rattles' });
  const page = await desk.agent(`/tickets/${ticket.number}`, { baseURL: line.url });
  await replyBox(page).fill('Bend it outwards.');
  line.cut();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('alert').getByText('It is not sure that your reply arrived.').waitFor();
  expect(await replyBox(page).inputValue()).toBe('Bend it outwards.');

  line.mend();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await conversation(page).getByText('Bend it outwards.').waitFor();
  expect(await replyBox(page).inputValue()).toBe('');
  expect((await desk.api.messages(ticket.id)).filter(({ body_text }) => body_text === 'Bend it outwards.')).toHaveLength(1);
});

test('a browser that believes it is offline works all the same: the server may stand in the same house', async () => {
  const ticket = await desk.api.open({ subject: 'The pump leaks' });
  const page = await desk.agent('/tickets');
  await row(page, 'The pump leaks').waitFor();
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await page.getByRole('link', { name: 'The pump leaks' }).click();
  await button(page, 'Priority: Normal').waitFor();
  await set(page, 'Priority', 'Low');
  await expect.poll(async () => (await desk.api.ticket(ticket.id)).priority).toBe('low');
});

test('open pages live through a restart of the server and find back by themselves', async () => {
  const page = await desk.agent('/tickets');
  await liveList(page);
  const loads = countLoads(page);
  expect(await desk.server.stop()).toBe(0);
  await page.getByText('not live').waitFor();
  await desk.server.startAgain();
  await desk.api.open({ subject: 'The first after the restart' });
  // The line tries at growing distances.
  await row(page, 'The first after the restart').waitFor({ timeout: 20_000 });
  await liveList(page);
  expect(loads()).toBe(0);
});
