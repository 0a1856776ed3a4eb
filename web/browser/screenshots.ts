import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import type { Message, Session, Ticket } from '@/api/types';
import { launch } from './support/chromium';
import { conversation, noteBox, replyBox } from './support/pages';

type Shot = [name: string, show: (page: Page, subject: Subject) => Promise<unknown>];
type Subject = { number: number; privatePath: string };
type Where = { url: string; email: string; password: string; out: string };

const usage = 'npm run screenshots -- --url http://127.0.0.1:5080 --email … --password … [--out DIR]';
const sizes = [['', { width: 1440, height: 900 }], ['phone-', { width: 390, height: 844 }]] as const;

const openShots: Shot[] = [
  ['sign-in', (page) => page.goto('/sign-in')],
  ['form', (page) => page.goto('/help/new')],
  ['private-page', (page, { privatePath }) => page.goto(privatePath)],
];

const deskShots: Shot[] = [
  ['list', (page) => list(page)],
  ['filters', filters],
  ['palette', (page) => openPalette(page, 'battery')],
  ['ticket-reply', (page, { number }) => write(page, number, 'Reply', 'Thank you for the photo. Before I send you a part:')],
  ['ticket-note', (page, { number }) => write(page, number, 'Internal note', 'The third one with these cables. Ask the workshop.')],
  ['ticket-details', (page, { number }) => phoneTab(page, number)],
  ['new-ticket', (page) => heading(page, '/tickets/new')],
  ['settings-profile', (page) => heading(page, '/settings/profile')],
  ['settings-people', (page) => heading(page, '/settings/people')],
  ['settings-teams', (page) => heading(page, '/settings/teams')],
  ['settings-workflow', (page) => heading(page, '/settings/workflow')],
  ['settings-ticket-fields', (page) => heading(page, '/settings/ticket-fields')],
  ['settings-api-keys', (page) => heading(page, '/settings/api-keys')],
  ['settings-assignment', (page) => heading(page, '/settings/assignment')],
  ['settings-sla', (page) => heading(page, '/settings/sla')],
  ['settings-sla-policy', (page) => heading(page, '/settings/sla/policies/new')],
  ['settings-sla-calendar', (page) => heading(page, '/settings/sla/calendars/new')],
  ['settings-import', (page) => heading(page, '/settings/import')],
  ['settings-background-work', (page) => heading(page, '/settings/background-work')],
];

/** Every screen of a running demo in both themes and at two widths. */
export async function takeAll(given: string[]): Promise<void> {
  const { values } = parseArgs({
    args: given,
    options: {
      url: { type: 'string' },
      email: { type: 'string' },
      password: { type: 'string' },
      out: { type: 'string', default: '../artifacts/screenshots' },
    },
  });
  const { url, email, password, out } = values;
  if (!url || !email || !password) throw new Error(usage);
  await mkdir(out, { recursive: true });
  const browser = await launch();
  try {
    for (const theme of ['light', 'dark'] as const) {
      for (const [prefix, viewport] of sizes) await take(browser, { url, email, password, out }, theme, prefix, viewport);
    }
  } finally {
    await browser.close();
  }
}

async function take(
  browser: Browser,
  { url, email, password, out }: Where,
  colorScheme: 'light' | 'dark',
  prefix: string,
  viewport: { width: number; height: number },
): Promise<void> {
  const touch = prefix === 'phone-';
  const options = { baseURL: url, colorScheme, viewport, locale: 'en-GB', reducedMotion: 'reduce', hasTouch: touch, isMobile: touch } as const;
  const [visitor, agent] = [await browser.newContext(options), await browser.newContext(options)];
  const pages = { visitor: await visitor.newPage(), agent: await agent.newPage() };
  const subject = await findSubject(pages.agent, email, password);
  const all = [...openShots.map((shot) => [pages.visitor, shot] as const), ...deskShots.map((shot) => [pages.agent, shot] as const)];
  for (const [page, [name, show]] of all) {
    await show(page, subject);
    await page.evaluate(() => document.fonts.ready);
    const path = join(out, `${prefix}${name}-${colorScheme}.png`);
    await page.screenshot({ path });
    console.log(path);
  }
  await Promise.all([visitor.close(), agent.close()]);
}

/** Signs in, and picks the ticket whose conversation shows most of what a conversation can be. */
async function findSubject({ request }: Page, email: string, password: string): Promise<Subject> {
  const signedIn = await request.post('/api/v1/session', { data: { email, password } });
  if (!signedIn.ok()) throw new Error(`The sign-in was answered with ${signedIn.status()}.`);
  const { csrf_token } = (await signedIn.json()) as Session;
  const read = async <T>(path: string) => ((await (await request.get(`/api/v1${path}`)).json()) as { data: T[] }).data;

  const tickets = await read<Ticket>('/tickets?status=open,pending&sort=-updated_at&limit=40');
  const told = await Promise.all(tickets.map(async (ticket) => ({ ticket, worth: worthOf(await read<Message>(`/tickets/${ticket.id}/messages`)) })));
  const best = told.toSorted((a, b) => b.worth - a.worth)[0]?.ticket;
  if (!best) throw new Error('There is no open ticket to show.');
  const link = await request.post(`/api/v1/tickets/${best.id}/customer-link`, { headers: { 'X-CSRF-Token': csrf_token } });
  return { number: best.number, privatePath: new URL(((await link.json()) as { url: string }).url).pathname };
}

function worthOf(messages: Message[]): number {
  const kinds = new Set(messages.map(({ kind, author }) => `${kind} ${author.type}`)).size;
  const files = messages.some((message) => message.files.length > 0) ? 1 : 0;
  return kinds * 10 + files * 10 + Math.min(messages.length, 9);
}

async function list(page: Page): Promise<void> {
  await page.goto('/tickets');
  await page.getByRole('row').nth(3).waitFor();
  await page.getByText('live', { exact: true }).waitFor({ state: 'attached' });
}

async function filters(page: Page): Promise<void> {
  await list(page);
  const chip = page.getByRole('button', { name: 'Priority', exact: true });
  if (!(await chip.isVisible())) await page.getByRole('button', { name: 'Filters' }).click();
  await chip.click();
  await page.getByRole('option', { name: 'Urgent' }).waitFor();
}

async function openPalette(page: Page, words: string): Promise<void> {
  await list(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill(words);
  await page.getByRole('dialog').getByText('Tickets', { exact: true }).waitFor();
}

async function write(page: Page, number: number, kind: 'Reply' | 'Internal note', text: string): Promise<void> {
  // By the palette, so that the page knows its place in the list.
  await openPalette(page, String(number));
  await page.keyboard.press('Enter');
  await conversation(page).getByRole('article').first().waitFor();
  await page.getByRole('button', { name: kind, exact: true }).click();
  await (kind === 'Reply' ? replyBox(page) : noteBox(page)).fill(text);
  await page.getByText('Draft kept').waitFor();
}

async function phoneTab(page: Page, number: number): Promise<void> {
  await page.goto(`/tickets/${number}`);
  await conversation(page).getByRole('article').first().waitFor({ state: 'attached' });
  const tab = page.getByRole('button', { name: 'Details', exact: true });
  if (await tab.isVisible()) await tab.click();
}

async function heading(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}
