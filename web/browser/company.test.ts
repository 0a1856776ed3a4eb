import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useDesk } from './support/desk';
import { conversation, countLoads, reply, replyBox } from './support/pages';

const desk = useDesk();

const here = (page: Page): Locator => page.getByRole('list', { name: 'Also here' });
const typing = (page: Page): Locator => page.getByRole('status', { name: 'Who is typing' });
const saidWhen = (line: Locator, text: string): Promise<void> => expect.poll(() => line.textContent(), { timeout: 10_000 }).toBe(text);

test('two agents at one ticket see each other come, type, stop and go', async () => {
  const ticket = await desk.api.open({ subject: 'The crank creaks' });
  const lena = await desk.api.hire('Lena Frost');
  const first = await desk.agent(`/tickets/${ticket.number}`);
  await conversation(first).waitFor();
  expect(await here(first).count()).toBe(0);
  const second = await desk.agent(`/tickets/${ticket.number}`, { as: lena });
  const loads = countLoads(first);

  await here(first).getByText('Lena Frost').waitFor();
  await here(second).getByRole('listitem').waitFor();
  await replyBox(second).pressSequentially('Grease the');
  await saidWhen(typing(first), 'Lena is typing…');
  expect(await typing(second).textContent()).toBe('');
  await replyBox(second).fill('');
  await saidWhen(typing(first), '');

  await reply(second, 'Grease the axle.');
  await conversation(first).getByText('Grease the axle.').waitFor();
  await saidWhen(typing(first), '');

  await second.goto('/tickets');
  await here(first).waitFor({ state: 'detached' });
  expect(loads()).toBe(0);
});
