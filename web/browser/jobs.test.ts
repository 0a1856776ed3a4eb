import { afterAll, expect, test } from 'vitest';
import { seriousFaults } from './support/axe';
import { useDesk } from './support/desk';
import { Sink } from './support/sink';

let sink: Sink;
const desk = useDesk(async () => {
  sink = await Sink.open();
  return { PARLEY_ENV: 'Testing', PARLEY_TEST_SINK: sink.url };
});
afterAll(() => sink.close());

test('what failed shows with its reason, is retried, and has its effect once', async () => {
  const page = await desk.agent('/settings/background-work');
  await page.getByRole('heading', { name: 'Nothing has failed' }).waitFor();

  sink.status = 410;
  const ticket = await desk.api.open({ subject: 'The bell is silent' });
  const failed = page.getByRole('list', { name: 'Failed' }).getByRole('listitem');
  await failed.getByText('The sink answered 410 (Gone): it wants no more.').waitFor();
  await failed.getByRole('link', { name: `Ticket ${ticket.number}` }).waitFor();
  expect(await seriousFaults(page)).toEqual([]);

  sink.status = 200;
  await failed.getByRole('button', { name: 'Retry' }).click();
  await page.getByRole('heading', { name: 'Nothing has failed' }).waitFor();
  await expect.poll(() => sink.accepted.map((event) => event.ticket_id)).toEqual([ticket.id]);
});

test('what is not wanted any more is discarded after a question', async () => {
  sink.status = 410;
  await desk.api.open({ subject: 'The saddle turns' });
  const page = await desk.agent('/settings/background-work', { viewport: { width: 390, height: 844 } });
  await page.getByRole('button', { name: 'Discard: test_sink.post' }).click();
  expect(await seriousFaults(page)).toEqual([]);
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('heading', { name: 'Nothing has failed' }).waitFor();
});
