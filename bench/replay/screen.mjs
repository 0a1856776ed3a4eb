import { chromium } from 'playwright-core';

/** The agent app in a real browser: one page with the list, one for the tickets that are read back. */
export class Screen {
  static async open(url, email, password) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
    });
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const screen = new Screen(browser, url, await context.newPage(), await context.newPage());
    await screen.#signIn(email, password);
    return screen;
  }

  constructor(browser, url, list, ticket) {
    Object.assign(this, { browser, url, list, ticket, faults: [] });
    for (const page of [list, ticket]) {
      page.on('pageerror', (error) => this.faults.push(`the app failed: ${error.message}`));
      page.on('console', (line) => line.type() === 'error' && this.faults.push(`the console says: ${line.text()}`));
    }
  }

  /** Whether the open list shows the ticket, without reload, within two seconds. */
  async listShows(number) {
    try {
      await this.list.getByText(String(number), { exact: true }).first().waitFor({ timeout: 2000 });
      return true;
    } catch {
      return false;
    }
  }

  /** The texts of the conversation as they stand on the ticket's page, in order. */
  async conversation(number, ids) {
    await this.ticket.goto(`${this.url}/tickets/${number}`);
    await this.ticket.locator(`#message-${ids.at(-1)}`).waitFor({ timeout: 10_000 });
    const earlier = this.ticket.getByRole('button', { name: /earlier message/ });
    if (await earlier.count()) await earlier.first().click();
    await this.ticket.locator(`#message-${ids[0]}`).waitFor({ timeout: 10_000 });
    return this.ticket.locator('article[id^="message-"]').evaluateAll((articles) =>
      articles.map((article) => ({
        id: article.id.slice('message-'.length),
        text: article.innerText,
        tooWide: article.scrollWidth > article.clientWidth + 1,
      })),
    );
  }

  shoot(path) {
    return this.list.screenshot({ path });
  }

  close() {
    return this.browser.close();
  }

  async #signIn(email, password) {
    await this.list.goto(`${this.url}/sign-in?return=/tickets`);
    await this.list.getByLabel('Email').fill(email);
    await this.list.getByLabel('Password').fill(password);
    await this.list.getByRole('button', { name: 'Sign in' }).click();
    await this.list.waitForURL(/\/tickets/);
    await this.list.goto(`${this.url}/tickets?view=all`);
  }
}
