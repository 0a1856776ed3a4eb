import axe from 'axe-core';
import type { Page } from 'playwright-core';

type Fault = { id: string; impact?: string | null; nodes: { target: unknown; html: string }[] };

/** What axe-core calls serious or critical on the page as it stands: "rule: where". */
export async function seriousFaults(page: Page): Promise<string[]> {
  // What comes in is paler on its way; what only waits moves for ever.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((motion) => motion.playState === 'running' && motion.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((motion) => motion.finished),
    ),
  );
  // Evaluated rather than added as a script: the content policy lets no foreign one in.
  await page.evaluate(axe.source);
  const faults = await page.evaluate(
    async () => (await (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] })).violations as Fault[],
  );
  return faults
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target, html }) => `${id}: ${String(target)} ${html.slice(0, 160)}`));
}
