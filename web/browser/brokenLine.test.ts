import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { useDesk } from './support/desk';
import { Line } from './support/line';
import { arrive, conversation, countLoads, details, liveList, reply, replyBox, row } from './support/pages';

const desk = useDesk();
let line: Line;
beforeAll(async () => {
  line = await Line.to(desk.url);
});
afterAll(() => line.close());

const patience = { timeout: 20_000 };
const send = (page: Page) => page.getByRole('button', { name: 'Send', exact: true }).click();
const said = (page: Page, text: string) => conversation(page).getByText(text);
const backAgain = async (page: Page) => {
  // What the browser says of the network hurries the line, which tries at growing distances.
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByText(/^Offline since/).waitFor({ state: 'detached', ...patience });
};

/** The server gets what the page posts there next, and the page never hears back. */
async function loseAnswer(page: Page, path: string): Promise<void> {
  let lost = false;
  await page.route(path, async (route: Route) => {
    if (lost || route.request().method() !== 'POST') return route.fallback();
    lost = true;
    await route.fetch();
    return route.abort('connectionreset');
  });
}

test('what others did while the line was down is all there afterwards, once, without a reload', async () => {
  const ticket = await desk.api.open({ subject: 'The chain skips' });
  const lena = await desk.api.hire('Lena Frost');
  const list = await desk.agent('/tickets', { baseURL: line.url });
  const page = await list.context().newPage();
  await page.goto(`/tickets/${ticket.number}`);
  await said(page, 'It began this morning.').waitFor();
  await row(list, ticket.subject).waitFor();
  await liveList(list);
  const loads = [countLoads(list), countLoads(page)];

  line.cut();
  for (const broken of [list, page]) await broken.getByText(/^Offline since/).waitFor();
  const colleague = await desk.agent(`/tickets/${ticket.number}`, { as: lena });
  await reply(colleague, 'Have you tried another gear?');
  await desk.api.set(ticket.id, { status: 'pending', priority: 'urgent' });
  await desk.api.open({ subject: 'The bell is mute' });
  await desk.api.say(ticket.id, 'It is the derailleur hanger.', 'internal_note');
  expect(await said(page, 'Have you tried another gear?').count()).toBe(0);

  line.mend();
  await Promise.all([list, page].map(backAgain));
  await said(page, 'It is the derailleur hanger.').waitFor();
  await details(page).getByRole('button', { name: 'Status: Pending' }).waitFor();
  await details(page).getByRole('button', { name: 'Priority: Urgent' }).waitFor();
  await row(list, ticket.subject).getByText('Urgent, Pending').waitFor({ state: 'attached' });
  await row(list, 'The bell is mute').waitFor();
  await page.getByRole('link', { name: 'The bell is mute' }).waitFor(); // beside it, among the customer's others
  // One more, by the line that is up again: by then nothing of before is still to come.
  await reply(colleague, 'Or the cassette?');
  await said(page, 'Or the cassette?').waitFor();
  for (const text of ['Have you tried another gear?', 'It is the derailleur hanger.', 'Or the cassette?']) {
    expect(await said(page, text).count(), text).toBe(1);
  }
  expect(await row(list, 'The bell is mute').count()).toBe(1);
  expect(await row(list, ticket.subject).count()).toBe(1);
  expect(loads.map((count) => count())).toEqual([0, 0]);
}, 60_000);

test('under the pointer the list does not move when the line is back: it offers what is new', async () => {
  const ticket = await desk.api.open({ subject: 'The grip slides' });
  const page = await desk.agent('/tickets', { baseURL: line.url });
  await row(page, ticket.subject).hover();
  await liveList(page);
  line.cut();
  await page.getByText('not live').waitFor();
  await desk.api.open({ subject: 'The tube is flat' });
  await desk.api.set(ticket.id, { priority: 'high' });
  line.mend();
  await page.getByRole('button', { name: /^1 new/ }).waitFor(patience);
  await row(page, ticket.subject).getByText('High, New').waitFor({ state: 'attached' });
  expect(await row(page, 'The tube is flat').count()).toBe(0);
  await page.getByRole('button', { name: /^1 new/ }).click();
  await row(page, 'The tube is flat').waitFor();
});

test('a ticket that was handed away during the break leaves the list and the page of one who may no longer see it', async () => {
  const team = await desk.api.addTeam('Wheels');
  const nia = await desk.api.hire('Nia Bello', [team.id], 'teams');
  const ticket = await desk.api.open({ subject: 'The spoke snapped', team_id: team.id });
  const kept = await desk.api.open({ subject: 'The rim is bent', team_id: team.id });
  const list = await desk.agent('/tickets', { baseURL: line.url, as: nia });
  const page = await list.context().newPage();
  await page.goto(`/tickets/${ticket.number}`);
  await said(page, 'It began this morning.').waitFor();
  await row(list, ticket.subject).waitFor();
  await liveList(list);

  line.cut();
  await list.getByText('not live').waitFor();
  await desk.api.handOver(ticket.id, null);
  line.mend();
  await row(list, ticket.subject).waitFor({ state: 'detached', ...patience });
  expect(await row(list, kept.subject).count()).toBe(1);
  await page.getByText(`There is no ticket ${ticket.number} here`).waitFor(patience);
  await said(page, 'It began this morning.').waitFor({ state: 'detached' });
});

test('what happens between the first reading of a page and its line is not lost', async () => {
  const ticket = await desk.api.open({ subject: 'The horn is stuck' });
  const page = await desk.visitor({ baseURL: line.url });
  let open: () => void = () => {};
  const held = new Promise<void>((resolve) => (open = resolve));
  await page.routeWebSocket('**/hubs/**', async (line) => {
    await held;
    line.connectToServer();
  });
  await desk.signIn(page);
  await page.goto('/tickets');
  await row(page, ticket.subject).waitFor();
  await page.getByText('connecting', { exact: true }).waitFor();
  await desk.api.set(ticket.id, { priority: 'urgent' });
  await desk.api.open({ subject: 'The cable is torn' });
  open();
  await row(page, ticket.subject).getByText('Urgent, New').waitFor({ state: 'attached' });
  await row(page, 'The cable is torn').waitFor();
});

test('a reply whose answer was lost is sent again under the same key, also after a reload, and is there once', async () => {
  const ticket = await desk.api.open({ subject: 'The fork rattles' });
  const page = await desk.agent(`/tickets/${ticket.number}`);
  const texts = ['Tighten the headset.', 'And write to us again.'];
  for (const text of texts) {
    await loseAnswer(page, `**/tickets/${ticket.id}/messages`);
    await replyBox(page).fill(text);
    await send(page);
    await page.getByRole('alert').getByText('It is not sure that your reply arrived.').waitFor();
    await said(page, text).waitFor(); // by the line
    if (text === texts[1]) await page.reload();
    const answer = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/messages'));
    await send(page);
    expect((await answer).headers()['idempotency-replayed']).toBe('true');
    await expect.poll(() => replyBox(page).inputValue()).toBe('');
    expect(await said(page, text).count()).toBe(1);
  }
  expect((await desk.api.messages(ticket.id)).map(({ body_text }) => body_text).slice(1)).toEqual(texts);
});

test('a ticket whose answer was lost is opened once, and shown', async () => {
  const page = await desk.agent('/tickets/new');
  await loseAnswer(page, '**/api/v1/tickets');
  await page.getByLabel("Requester's email").fill('maya@radhaus.example');
  await page.getByLabel('Subject').fill('The stand is loose');
  await page.getByLabel('Message').fill('Since the last service.');
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await page.getByRole('alert').getByText('The server did not answer.').waitFor();
  await page.getByRole('button', { name: 'Create ticket' }).click();
  await said(page, 'Since the last service.').waitFor();
  const found = await desk.api.find('The stand is loose');
  expect(found).toHaveLength(1);
  await arrive(page, `/tickets/${found[0]?.number}`);
});

test('what one sends oneself is there once, in every tab', async () => {
  const ticket = await desk.api.open({ subject: 'The mirror shakes' });
  const first = await desk.agent(`/tickets/${ticket.number}`);
  const second = await first.context().newPage();
  await second.goto(`/tickets/${ticket.number}`);
  await said(second, 'It began this morning.').waitFor();
  await reply(first, 'Fix it lower.');
  await said(second, 'Fix it lower.').waitFor();
  await reply(second, 'Or on the other side.');
  await said(first, 'Or on the other side.').waitFor();
  for (const page of [first, second]) {
    for (const text of ['Fix it lower.', 'Or on the other side.']) expect(await said(page, text).count()).toBe(1);
  }
});
