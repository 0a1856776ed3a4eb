import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { conversation, noteBox, replyBox, row } from './support/pages';

const desk = useDesk();
const wide = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };
const still = { reducedMotion: 'reduce' } as const;
const minutes = 120_000;

let ticket: { number: number; page: string };

beforeAll(async () => {
  const team = await desk.api.addTeam('Service Europe');
  await desk.api.promise('Standard', 30);
  const { id } = await desk.api.hire('Tomas Lind', [team.id]);
  const opened = await desk.api.open({ subject: 'Battery shows E07', tags: ['battery', 'warranty'], priority: 'urgent', assignee_id: id });
  await desk.api.say(opened.id, 'Which firmware is it on?');
  await desk.api.say(opened.id, 'Third one this week.', 'internal_note');
  await desk.api.set(opened.id, { status: 'pending' });
  await desk.api.open({ subject: 'Can I change the delivery address?', team_id: team.id, priority: 'low' });
  ticket = { number: opened.number, page: new URL(await desk.api.customerLink(opened.id)).pathname };
});

type Screen = [name: string, path: () => string, ready: (page: Page) => Promise<unknown>];

const heading = (name: string) => (page: Page) => page.getByRole('heading', { level: 1, name }).waitFor();

const publicScreens: Screen[] = [
  ['sign-in', () => '/sign-in', (page) => page.getByRole('button', { name: 'Sign in' }).waitFor()],
  ['refused sign-in', () => '/sign-in', (page) => pressAndSee(page, 'Sign in')],
  ['form', () => '/help/new', heading('How can we help?')],
  ['refused form', () => '/help/new', (page) => pressAndSee(page, 'Send request')],
  ['private page', () => ticket.page, heading('Battery shows E07')],
];

const deskScreens: Screen[] = [
  ['list', () => '/tickets', listed],
  ['list without result', () => '/tickets?q=nothing+like+this', (page) => page.getByText('No ticket fits').waitFor()],
  ['filter menu', () => '/tickets', openFilter],
  ['palette', () => '/tickets', openPalette],
  ['all keys', () => '/tickets', openKeys],
  ['ticket, reply', () => `/tickets/${ticket.number}`, writeReply],
  ['ticket, note', () => `/tickets/${ticket.number}`, writeNote],
  ['new ticket', () => '/tickets/new', heading('New ticket')],
  ['profile', () => '/settings/profile', heading('Profile')],
  ['people', () => '/settings/people', (page) => page.getByText('Tomas Lind', { exact: true }).waitFor()],
  ['what an agent takes on', () => '/settings/people', editAgent],
  ['add an agent', () => '/settings/people', addAgent],
  ['teams', () => '/settings/teams', (page) => page.getByText('Service Europe').waitFor()],
  ['ticket fields', () => '/settings/ticket-fields', heading('Ticket fields')],
  ['assignment', () => '/settings/assignment', playWhatIf],
  ['workflow', () => '/settings/workflow', (page) => page.getByRole('radiogroup').waitFor()],
  ['API keys', () => '/settings/api-keys', heading('API keys')],
  ['SLA', () => '/settings/sla', (page) => page.getByText('Standard').waitFor()],
  ['a policy', () => '/settings/sla/policies/new', heading('New policy')],
  ['a calendar', () => '/settings/sla/calendars/new', heading('New calendar')],
  ['escalation', () => '/settings/escalation', (page) => page.getByText(/No tiers yet/).waitFor()],
  ['import', () => '/settings/import', heading('Import')],
  ['background work', () => '/settings/background-work', (page) => page.getByText('Nothing has failed').waitFor()],
];

describe.each([
  ['light', wide],
  ['dark', wide],
  ['light', phone],
  ['dark', phone],
] as const)('in a %s system at %o', (colorScheme, viewport) => {
  test('the pages without script have no serious fault', { timeout: minutes }, async () => {
    const page = await desk.visitor({ colorScheme, viewport, ...still });
    expect(await faultsOf(page, publicScreens)).toEqual({});
  });

  test('the agent app has no serious fault', { timeout: minutes }, async () => {
    const page = await desk.agent('/tickets', { colorScheme, viewport, ...still });
    expect(await shownScheme(page)).toBe(colorScheme);
    expect(await faultsOf(page, deskScreens)).toEqual({});
  });
});

test("the app's own switch to dark stays after a reload, and has no serious fault in a light system", { timeout: minutes }, async () => {
  const page = await desk.agent('/tickets', { colorScheme: 'light', viewport: wide, ...still });
  await page.getByRole('button', { name: 'Dark theme' }).click();
  await expect.poll(() => shownScheme(page)).toBe('dark');
  await page.reload();
  expect(await shownScheme(page)).toBe('dark');
  expect(await faultsOf(page, deskScreens.filter(([name]) => /^(list|palette|ticket)/.test(name)))).toEqual({});
  await page.getByRole('button', { name: 'Light theme' }).click();
  await expect.poll(() => shownScheme(page)).toBe('light');
});

async function faultsOf(page: Page, screens: Screen[]): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  for (const [name, path, ready] of screens) {
    await page.goto(path());
    await ready(page);
    const faults = await seriousFaults(page);
    if (faults.length > 0) all[name] = faults;
  }
  return all;
}

const shownScheme = (page: Page) => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);

function listed(page: Page): Promise<void> {
  return row(page, 'Battery shows E07').waitFor();
}

async function pressAndSee(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('alert').waitFor();
}

async function openFilter(page: Page): Promise<void> {
  await listed(page);
  const chip = page.getByRole('button', { name: 'Priority', exact: true });
  // On a phone the filters are behind one button.
  if (!(await chip.isVisible())) await page.getByRole('button', { name: 'Filters' }).click();
  await chip.click();
  await page.getByRole('option', { name: 'Urgent' }).waitFor();
}

async function openPalette(page: Page): Promise<void> {
  await listed(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill('battery');
  await page.getByRole('option', { name: 'Battery shows E07' }).waitFor();
}

async function openKeys(page: Page): Promise<void> {
  await listed(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'All keys' }).waitFor();
}

async function writeReply(page: Page): Promise<void> {
  await conversation(page).getByText('Third one this week.').waitFor();
  await replyBox(page).fill('Thank you for the photo.');
  await page.getByText('Draft kept').waitFor();
}

async function writeNote(page: Page): Promise<void> {
  await conversation(page).getByText('Third one this week.').waitFor();
  await page.getByRole('button', { name: 'Internal note' }).click();
  await noteBox(page).fill('Ask the workshop.');
  await page.getByText('Draft kept').waitFor();
}

async function editAgent(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Edit Tomas Lind' }).click();
  await page.getByRole('dialog').waitFor();
}

async function playWhatIf(page: Page): Promise<void> {
  await page.getByLabel('Given to').selectOption('score');
  await page.getByText('Not saved yet').waitFor();
  await page.getByRole('button', { name: 'Play' }).click();
  await page.getByText('Given at once').waitFor();
}

async function addAgent(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add agent' }).click();
  await page.getByRole('dialog', { name: 'Add an agent' }).getByRole('checkbox', { name: 'Service Europe' }).waitFor();
}
