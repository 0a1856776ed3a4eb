import { expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { liveList, row } from './support/pages';

const desk = useDesk();

test('a search is written with what may come next, kept as a view, counted live, renamed and brought back', async () => {
  await desk.api.open({ subject: 'The courier is late', tags: ['late'], priority: 'high' });
  await desk.api.open({ subject: 'The bell is silent', priority: 'low' });
  const page = await desk.agent('/tickets?view=all');
  await liveList(page);

  const field = page.getByRole('combobox', { name: 'Search tickets' });
  await field.click();
  await field.pressSequentially('pri');
  await page.getByRole('option', { name: /^priority:/ }).waitFor();
  await field.press('ArrowDown');
  await field.press('Enter');
  await page.getByRole('option', { name: 'high' }).waitFor();
  await field.pressSequentially('h');
  await page.getByRole('option', { name: 'urgent' }).waitFor({ state: 'detached' });
  await field.press('ArrowDown');
  await field.press('Tab');
  await expect.poll(() => field.inputValue()).toBe('priority:high ');
  await row(page, 'The bell is silent').waitFor({ state: 'detached' });
  expect(await seriousFaults(page)).toEqual([]);

  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save this search as a view' });
  await dialog.getByLabel('Name').fill('Pressing');
  await dialog.getByText('priority:high').waitFor();
  await dialog.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('heading', { name: 'Pressing' }).waitFor();
  const views = page.getByRole('navigation', { name: 'Tickets' });
  await views.getByRole('link', { name: /Pressing.*1 in it/ }).waitFor();

  await desk.api.open({ subject: 'The brake fails', priority: 'high' });
  await views.getByRole('link', { name: /Pressing.*2 in it/ }).waitFor({ timeout: 15_000 });
  await views.getByRole('link', { name: /All tickets.*3 in it/ }).waitFor();
  // Nothing moves under the pointer.
  await page.mouse.move(5, 5);
  await row(page, 'The brake fails').waitFor({ timeout: 15_000 });
  await row(page, 'The courier is late').waitFor();

  await views.getByRole('link', { name: /Pressing/ }).hover();
  await views.getByRole('button', { name: 'More: Pressing' }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Very pressing');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('heading', { name: 'Very pressing' }).waitFor();

  await views.getByRole('link', { name: /Very pressing/ }).hover();
  await views.getByRole('button', { name: 'More: Very pressing' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await views.getByRole('link', { name: /Very pressing/ }).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await views.getByRole('link', { name: /Very pressing.*2 in it/ }).waitFor();
});

test('a wrong query says where it is wrong and what to write', async () => {
  const page = await desk.agent('/tickets?view=all');
  await page.getByRole('combobox', { name: 'Search tickets' }).fill('courier pritority:high');
  await page.getByRole('alert').getByText("There is no field 'pritority'. Did you mean 'priority'?").waitFor();
  await expect.poll(() => page.locator('mark').textContent()).toBe('pritority');
  expect(await seriousFaults(page)).toEqual([]);
});

test('views and their counts are at hand on a phone', async () => {
  const page = await desk.agent('/tickets', { viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
  await page.getByRole('button', { name: /Show views/ }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('link', { name: /All tickets.*in it/ }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);
  await drawer.getByRole('link', { name: /Very pressing/ }).click();
  await page.getByRole('heading', { name: 'Very pressing' }).waitFor();
});
