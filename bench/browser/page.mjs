const ROWS = '[role=row][data-id]';
const FULL = 20;
const PATIENCE = 30_000;

/** An agent's page, and how long each thing on it takes from the key or click until its frame is painted. */
export class AgentPage {
  static async open(browser, url, email, password, faults) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB', baseURL: url });
    const answer = await context.request.post('/api/v1/session', { data: { email, password } });
    if (answer.status() !== 200) throw new Error(`The sign-in was answered with ${answer.status()}.`);
    await context.addInitScript(watch);
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(`the app failed: ${error.message}`));
    page.on('console', (line) => line.type() === 'error' && faults.push(`the console says: ${line.text()}`));
    return new AgentPage(page);
  }

  constructor(page) {
    this.page = page;
  }

  /** From the address to a full list. */
  async open() {
    await this.page.goto('/tickets?view=open', { waitUntil: 'commit' });
    return this.#painted(`document.querySelectorAll('${ROWS}').length >= ${FULL}`, 0);
  }

  async show(view) {
    const first = await this.#first();
    await this.page.getByRole('navigation', { name: 'Tickets' }).getByRole('link', { name: new RegExp(`^${view}`) }).click();
    return this.#painted(`![null, '${first}'].includes(document.querySelector('${ROWS}')?.dataset.id ?? null)`);
  }

  async search(words, hits) {
    await this.page.keyboard.press('/');
    await this.page.keyboard.type(words, { delay: 60 });
    return this.#painted(`document.querySelectorAll('${ROWS}').length === ${hits}`);
  }

  async clear() {
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.press('Delete');
    const ms = await this.#painted(`document.querySelectorAll('${ROWS}').length >= ${FULL}`);
    await this.page.keyboard.press('Escape');
    return ms;
  }

  /** Some row of those in sight. */
  async openTicket(row) {
    await this.page.locator(`${ROWS} a`).nth(2 + (row % 12)).click();
    return this.#painted("document.querySelector('[role=log] article') !== null");
  }

  async back() {
    await this.page.keyboard.press('Escape');
    return this.#painted(`document.querySelectorAll('${ROWS}').length >= ${FULL}`);
  }

  /** Turns the wheel as fast as a hand does; answers the distance of each two frames and how many rows went by. */
  async scroll(ms) {
    await this.page.mouse.move(900, 500);
    await this.page.evaluate(() => window.parleyFrames());
    for (const until = performance.now() + ms; performance.now() < until; ) {
      await this.page.mouse.wheel(0, 400);
      await this.page.waitForTimeout(25);
    }

    const frames = await this.page.evaluate(() => window.parleyFrames());
    const rows = await this.page.evaluate((selector) => Number([...document.querySelectorAll(selector)].at(-1).getAttribute('aria-rowindex')), ROWS);
    return { frames, rows };
  }

  /** What the browser says of keys and clicks: to the next paint. */
  interactions() {
    return this.page.evaluate(() => {
      const all = window.parleyEvents.map((e) => e.duration).toSorted((a, b) => a - b);
      return all.length === 0 ? null : { count: all.length, p50: all[Math.floor(all.length / 2)], p95: all[Math.floor(all.length * 0.95)], max: all.at(-1) };
    });
  }

  heapMb() {
    return this.page.evaluate(() => performance.memory.usedJSHeapSize / 2 ** 20);
  }

  #first() {
    return this.page.locator(ROWS).first().getAttribute('data-id');
  }

  // The condition is looked at in each frame, by the page's own clock. As a text, for the page's content policy lets it evaluate none.
  #painted(condition, from = 'window.parleyLast') {
    return this.page.evaluate(`new Promise((resolve, reject) => {
      const began = ${from};
      const look = () => {
        if (performance.now() - began > ${PATIENCE}) return reject(new Error(${JSON.stringify(`Not seen within ${PATIENCE / 1000} s: ${condition}`)}));
        requestAnimationFrame(${condition} ? () => setTimeout(() => resolve(performance.now() - began)) : look);
      };
      look();
    })`);
  }
}

/** Runs in each page before anything else. */
function watch() {
  window.parleyLast = 0;
  window.parleyEvents = [];
  for (const kind of ['keydown', 'click']) addEventListener(kind, () => (window.parleyLast = performance.now()), true);
  new PerformanceObserver((list) => window.parleyEvents.push(...list.getEntries().filter((e) => e.interactionId))).observe({ type: 'event', durationThreshold: 16 });
  let frames = null;
  window.parleyFrames = () => {
    if (frames) {
      const seen = frames;
      frames = null;
      return seen.slice(1).map((at, i) => at - seen[i]);
    }

    frames = [];
    const tick = (at) => {
      if (!frames) return;
      frames.push(at);
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    return [];
  };
}
