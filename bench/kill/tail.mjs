import { pause } from '../lib/random.mjs';

/** Reads the feed all along, from the start; of a server that dies it has its cursor, and goes on. */
export class Tail {
  /** What it has seen, in order. */
  events = [];

  constructor(api, server) {
    Object.assign(this, { api, server, cursor: null });
  }

  async run(stop) {
    while (!stop.aborted) {
      await this.#page(2).catch(async () => {
        await pause(20);
        await this.server.up();
      });
    }
  }

  /** Reads on to the end. */
  async finish() {
    while (await this.#page(0));
  }

  async #page(wait) {
    const page = await this.api.get(`/events?limit=100&wait=${wait}${this.cursor === null ? '' : `&after=${this.cursor}`}`);
    this.events.push(...page.data);
    this.cursor = page.next;
    return page.more;
  }
}
