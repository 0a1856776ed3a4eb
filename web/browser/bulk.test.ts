import { expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { liveList, row } from './support/pages';

const desk = useDesk();

test('many tickets are changed at once, and those that the workflow refuses are named with the reason', async () => {
  const tickets = [];
  for (const part of ['saddle', 'pedal', 'chain', 'rim']) tickets.push(await desk.api.open({ subject: `The ${part} squeaks` }));
  const closed = await desk.api.open({ subject: 'The grip is torn' });
  await desk.api.set(closed.id, { status: 'resolved' });
  await desk.api.set(closed.id, { status: 'closed' });
  const page = await desk.agent('/tickets?view=all&sort=created_at');
  await liveList(page);
  await row(page, 'The grip is torn').waitFor();

  const tick = (subject: string) => row(page, subject).getByRole('gridcell').first();
  await tick('The saddle squeaks').click();
  await tick('The grip is torn').click({ modifiers: ['Shift'] });
  const bar = page.getByRole('region', { name: 'What is ticked' });
  await bar.getByText('5 ticked').waitFor();
  expect(await seriousFaults(page)).toEqual([]);

  await bar.getByRole('button', { name: 'More' }).click();
  const more = page.getByRole('dialog', { name: 'Change what is ticked' });
  await more.getByLabel('Add tags').fill('squeak');
  await more.getByLabel('Type').selectOption('incident');
  expect(await seriousFaults(page)).toEqual([]);
  await more.getByRole('button', { name: 'Change', exact: true }).click();

  await page.getByText('Changed 4 of 5.').waitFor();
  await page.getByText('1 refused').waitFor();
  await page.getByRole('button', { name: 'Show' }).click();
  const refused = page.getByRole('dialog', { name: 'Tickets that stayed as they were' });
  await refused.getByRole('link', { name: /The grip is torn/ }).waitFor();
  await refused.getByText('ticket_closed').waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await refused.getByRole('button', { name: 'Close', exact: true }).last().click();
  await row(page, 'The chain squeaks').getByText('squeak', { exact: true }).waitFor();
  expect((await desk.api.ticket(tickets[0]?.id ?? '')).tags).toEqual(['squeak']);

  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await bar.getByText('1 ticked').waitFor();
  await page.keyboard.press('Escape');
  await bar.waitFor({ state: 'detached' });
});
