import type { HubConnection } from '@microsoft/signalr';
import type { FeedEvent, Ticket } from '@/api/types';
import { Bookmark } from './bookmark';

export type PushName = 'ticket_changed' | 'message_added' | 'file_changed';
/** One entry of the feed. `data` is by the push's name the ticket (null: it left one's sight), the message, the file; `ticket` the ticket beside it. */
export type Push = { position: number; type: string; ticket_id: string; data: unknown; ticket: Ticket | null };
/** What is true just now and kept nowhere: `typing`, `presence` (live/company.ts). */
export type PassingName = 'typing' | 'presence';
export type LineState = { kind: 'starting' | 'live' | 'down'; since: number };

/** What happened while there was no line. `resync`: too much to say. `broken`: it was down, so reads may have failed too. */
export type Missed = { events: FeedEvent[]; gone: string[]; resync: boolean; broken: boolean };

type Answer = Omit<Missed, 'broken'> & { next: number };
type Hub = Pick<HubConnection, 'start' | 'stop' | 'invoke' | 'on' | 'onclose'>;
type Hear = (name: PushName, push: Push) => void;
type HearPassing = (name: PassingName, word: unknown) => void;
type HearJoined = (ticketId: string, version: number) => void;

const pushNames: PushName[] = ['ticket_changed', 'message_added', 'file_changed'];
const passingNames: PassingName[] = ['typing', 'presence'];
const waits = [500, 1000, 2000, 5000, 10_000, 15_000];

/**
 * The one connection to the desk. It never gives up. Whenever it comes up it joins what is joined, asks what was missed and
 * says so by `onReturn`; only then is it live. Its own loop instead of SignalR's: that one cannot be hurried.
 */
export class Line {
  #openHub: () => Promise<Hub>;
  #hub: Hub | null = null;
  #up = false;
  #connecting = false;
  #state: LineState = { kind: 'starting', since: Date.now() };
  #bookmark = new Bookmark<[PushName, Push]>(
    ([, push]) => push.position,
    ([name, push]) => this.#hearers.forEach((hear) => hear(name, push)),
  );
  #lists = new Set<string>();
  #tickets = new Map<string, number>();
  #watchers = new Set<() => void>();
  #hearers = new Set<Hear>();
  #passersBy = new Set<HearPassing>();
  #joiners = new Set<HearJoined>();
  #returns = new Set<(missed: Missed) => void>();
  #presence: 'online' | 'away' = 'online';
  #hurry: () => void = () => {};

  constructor(openHub: () => Promise<Hub>) {
    this.#openHub = openHub;
  }

  /** `after`: where the feed stood before anything was read; null: nobody knows. */
  async start(after: number | null): Promise<void> {
    if (this.#hub) return;
    const hub = await this.#openHub();
    this.#hub = hub;
    for (const name of pushNames) hub.on(name, (push: Push) => this.#bookmark.take([name, push]));
    for (const name of passingNames) hub.on(name, (word: unknown) => this.#passersBy.forEach((hear) => hear(name, word)));
    hub.onclose(() => (this.#connecting ? undefined : void this.#connect(hub)));
    this.#bookmark.goOn(after);
    await this.#connect(hub);
  }

  /** Try at once instead of at the next turn. */
  retry(): void {
    this.#hurry();
  }

  state = (): LineState => this.#state;

  watch = (changed: () => void): (() => void) => keep(this.#watchers, changed);

  onPush = (hear: Hear): (() => void) => keep(this.#hearers, hear);

  onPassing = (hear: HearPassing): (() => void) => keep(this.#passersBy, hear);

  /** Hears the version that a ticket had when it was joined: who shows an older one has read too early. */
  onJoined = (hear: HearJoined): (() => void) => keep(this.#joiners, hear);

  onReturn = (hear: (missed: Missed) => void): (() => void) => keep(this.#returns, hear);

  /** Once joined it stays so: what was read of a list is kept current while one looks at another. */
  joinList(view: string): void {
    if (this.#lists.has(view)) return;
    this.#lists.add(view);
    void this.#say('JoinList', view);
  }

  /** Returns how to leave again; several places may be in the same ticket. */
  joinTicket(id: string): () => void {
    this.#count(id, 1);
    if (this.#tickets.get(id) === 1) void this.#join(id);
    return () => {
      this.#count(id, -1);
      if (!this.#tickets.has(id)) void this.#say('LeaveTicket', id);
    };
  }

  tellTyping(id: string, on: boolean): void {
    void this.#say(on ? 'StartTyping' : 'StopTyping', id);
  }

  setPresence(state: 'online' | 'away'): void {
    if (state === this.#presence) return;
    this.#presence = state;
    void this.#say('SetPresence', state);
  }

  async #connect(hub: Hub): Promise<void> {
    this.#connecting = true;
    this.#bookmark.holdBack();
    if (this.#state.kind !== 'starting') this.#fall();
    const { next, ...missed } = await this.#comeUp(hub);
    this.#connecting = false;
    const broken = this.#state.kind === 'down';
    const resync = missed.resync || (broken && this.#bookmark.position === null);
    this.#returns.forEach((hear) => hear({ ...missed, resync, broken }));
    this.#bookmark.goOn(next);
    this.#become('live');
  }

  async #comeUp(hub: Hub): Promise<Answer> {
    for (let failures = 0; ; failures++) {
      try {
        await hub.start();
        this.#up = true;
        return await this.#resume(hub);
      } catch {
        this.#fall();
        // It may be up and not answer.
        await hub.stop().catch(() => {});
        await this.#wait(waits[Math.min(failures, waits.length - 1)] ?? 0);
      }
    }
  }

  // The hub takes calls one after another: what happens once it has read the feed for the last one is pushed to all that was joined.
  #resume(hub: Hub): Promise<Answer> {
    for (const view of this.#lists) void this.#say('JoinList', view);
    if (this.#presence === 'away') void this.#say('SetPresence', 'away');
    return hub.invoke<Answer>('Resume', this.#bookmark.position, [...this.#tickets.keys()]);
  }

  async #join(id: string): Promise<void> {
    const joined = (await this.#say('JoinTicket', id)) as { version: number } | undefined;
    if (joined) this.#joiners.forEach((hear) => hear(id, joined.version));
  }

  #fall(): void {
    this.#up = false;
    this.#become('down');
  }

  #become(kind: LineState['kind']): void {
    if (kind === this.#state.kind) return;
    this.#state = { kind, since: Date.now() };
    this.#watchers.forEach((changed) => changed());
  }

  async #say(call: string, argument: string): Promise<unknown> {
    if (!this.#up) return undefined;
    // Refused when the line has just gone or the ticket is not ours to see: the return or the page's own read tells.
    return this.#hub?.invoke(call, argument).catch(() => undefined);
  }

  #count(id: string, by: number): void {
    const count = (this.#tickets.get(id) ?? 0) + by;
    if (count > 0) this.#tickets.set(id, count);
    else this.#tickets.delete(id);
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function keep<T>(set: Set<T>, one: T): () => void {
  set.add(one);
  return () => void set.delete(one);
}
