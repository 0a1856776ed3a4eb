import { expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { details, liveList, row } from './support/pages';

const desk = useDesk();

test('a deleted ticket leaves the list, comes back by undo, and lies in the trash until it is removed for ever', async () => {
  const ticket = await desk.api.open({ subject: 'A bent fork' });
  const page = await desk.agent(`/tickets/${ticket.number}`);
  const putAside = async (what: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: what, exact: true }).click();
    await page.getByRole('heading', { name: 'All open' }).waitFor();
  };

  await putAside('Delete');
  await row(page, 'A bent fork').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await row(page, 'A bent fork').waitFor();

  await row(page, 'A bent fork').click();
  await putAside('Delete');
  await page.getByRole('link', { name: 'Trash' }).click();
  await row(page, 'A bent fork').click();
  await page.getByText('In the trash', { exact: true }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Delete for ever' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`Write ${ticket.number} to confirm`).fill(String(ticket.number));
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Delete for ever' }).click();
  await page.getByText('The trash is empty').waitFor();
});

test('messages become a ticket of their own, and both lead to each other', async () => {
  const ticket = await desk.api.open({ subject: 'A fork and a bell' });
  await desk.api.say(ticket.id, 'And now the bell.');
  const page = await desk.agent(`/tickets/${ticket.number}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Split' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: /And now the bell/ }).check();
  await dialog.getByLabel('Subject of the new ticket').fill('The bell');
  expect(await seriousFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Split off 1 message' }).click();

  await page.getByRole('heading', { name: 'The bell' }).waitFor();
  await page.getByText('And now the bell.').waitFor();
  await details(page).getByRole('link', { name: /A fork and a bell/ }).click();
  await page.getByRole('heading', { name: 'A fork and a bell' }).waitFor();
  await page.getByText('And now the bell.').waitFor({ state: 'detached' });
});

test('spam leaves the list and comes back from there', async () => {
  const ticket = await desk.api.open({ subject: 'You have won', requester: { email: 'luck@win.example' } });
  const page = await desk.agent(`/tickets/${ticket.number}`);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Spam', exact: true }).click();
  await liveList(page);
  await page.getByRole('link', { name: 'Spam' }).click();
  await row(page, 'You have won').click();
  await page.getByRole('button', { name: 'Not spam' }).click();
  await page.getByText(`Ticket ${ticket.number} is no spam.`).waitFor();
  expect((await desk.api.ticket(ticket.id)).is_spam).toBe(false);
});
