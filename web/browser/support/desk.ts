import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { Api } from './api';
import { launch } from './chromium';
import { admin, Server } from './server';

type SignIn = { email: string; password: string };

const wide = { viewport: { width: 1440, height: 900 } };
const patience = 10_000;

/** A server with a workspace and a browser before it, for the tests of one file. */
export class Desk {
  readonly #contexts = new Set<BrowserContext>();
  #complaints: string[] = [];
  #browser!: Browser; // Set before the first test, like the two below.
  server!: Server;
  api!: Api;

  get url(): string {
    return this.server.url;
  }

  /** Someone who is not signed in, with a browser profile of their own. */
  async visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ baseURL: this.url, locale: 'en-GB', ...wide, ...options });
    this.#contexts.add(context);
    context.setDefaultTimeout(patience);
    context.on('weberror', (fault) => this.#complaints.push(fault.error().message));
    context.on('console', (line) => {
      // Refused calls are part of many tests; a broken content policy or a React warning is part of none.
      if (line.type() === 'error' && !/^Failed to load resource|WebSocket connection to/.test(line.text())) this.#complaints.push(line.text());
    });
    return context.newPage();
  }

  /** An agent at the given address of the app, signed in beforehand. */
  async agent(path: string, { as = admin, ...options }: BrowserContextOptions & { as?: SignIn } = {}): Promise<Page> {
    const page = await this.visitor(options);
    await this.signIn(page, as);
    await page.goto(path);
    return page;
  }

  /** By the API, which gives the page's browser the same cookie as the sign-in page does. */
  async signIn(page: Page, { email, password }: SignIn = admin): Promise<void> {
    const answer = await page.request.post('/api/v1/session', { data: { email, password } });
    expect(answer.status(), 'the answer to the sign-in').toBe(200);
  }

  async open(settings?: Record<string, string>): Promise<void> {
    [this.server, this.#browser] = await Promise.all([Server.start(settings), launch()]);
    this.api = new Api(this.url);
  }

  /** Closes what the last test had open. What its pages complained about fails it. */
  async tidy(): Promise<void> {
    await Promise.all([...this.#contexts].map((context) => context.close()));
    this.#contexts.clear();
    const complaints = this.#complaints;
    this.#complaints = [];
    expect(complaints, 'what the browser complained about').toEqual([]);
  }

  /** The server is stopped while an agent's page is open, as it happens: it may not wait for the page. */
  async close(): Promise<void> {
    try {
      const page = await this.agent('/tickets');
      await page.getByText('live', { exact: true }).waitFor();
      expect(await this.server.stop(), 'the exit code of the server').toBe(0);
    } finally {
      await this.#browser.close();
      await this.server.forget();
    }
  }
}

/** @param settings The server's, beyond the usual; asked for when it starts. */
export function useDesk(settings?: () => Promise<Record<string, string>>): Desk {
  const desk = new Desk();
  beforeAll(async () => desk.open(await settings?.()));
  afterEach(() => desk.tidy());
  afterAll(() => desk.close());
  return desk;
}
