import type { HubConnection } from '@microsoft/signalr';

export type PushName = 'ticket_changed' | 'message_added' | 'file_changed';
export type Push = { type: string; ticket_id: string; data: unknown };
/** What is true just now and kept nowhere: `typing`, `presence` (live/company.ts). */
export type PassingName = 'typing' | 'presence';
export type LineState = { kind: 'starting' | 'live' | 'down'; since: number };

type Hub = Pick<HubConnection, 'start' | 'invoke' | 'on' | 'onclose'>;
type Hear = (name: PushName, push: Push) => void;

type HearPassing = (name: PassingName, word: unknown) => void;

const pushNames: PushName[] = ['ticket_changed', 'message_added', 'file_changed'];
const passingNames: PassingName[] = ['typing', 'presence'];
const waits = [500, 1000, 2000, 5000, 10_000, 15_000];

/**
 * The one connection to the desk. It never gives up, and after each break it joins again what was joined and says
 * `onReturn`, because pushes sent meanwhile are lost. Its own loop instead of SignalR's: that one cannot be hurried.
 */
export class Line {
  #openHub: () => Promise<Hub>;
  #hub: Hub | null = null;
  #state: LineState = { kind: 'starting', since: Date.now() };
  #list: string | null = null;
  #tickets = new Map<string, number>();
  #watchers = new Set<() => void>();
  #hearers = new Set<Hear>();
  #passersBy = new Set<HearPassing>();
  #returns = new Set<() => void>();
  #presence: 'online' | 'away' = 'online';
  #hurry: () => void = () => {};

  constructor(openHub: () => Promise<Hub>) {
    this.#openHub = openHub;
  }

  async start(): Promise<void> {
    if (this.#hub) return;
    const hub = await this.#openHub();
    this.#hub = hub;
    for (const name of pushNames) hub.on(name, (push: Push) => this.#hearers.forEach((hear) => hear(name, push)));
    for (const name of passingNames) hub.on(name, (word: unknown) => this.#passersBy.forEach((hear) => hear(name, word)));
    hub.onclose(() => void this.#connect(hub));
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

  onReturn = (returned: () => void): (() => void) => keep(this.#returns, returned);

  /** The hub knows one list a connection: the last one joined. */
  joinList(view: string): void {
    this.#list = view;
    this.#say('JoinList', view);
  }

  /** Returns how to leave again; several places may be in the same ticket. */
  joinTicket(id: string): () => void {
    this.#count(id, 1);
    if (this.#tickets.get(id) === 1) this.#say('JoinTicket', id);
    return () => {
      this.#count(id, -1);
      if (!this.#tickets.has(id)) this.#say('LeaveTicket', id);
    };
  }

  tellTyping(id: string, on: boolean): void {
    this.#say(on ? 'StartTyping' : 'StopTyping', id);
  }

  setPresence(state: 'online' | 'away'): void {
    if (state === this.#presence) return;
    this.#presence = state;
    this.#say('SetPresence', state);
  }

  async #connect(hub: Hub): Promise<void> {
    const first = this.#state.kind === 'starting';
    if (!first) this.#become('down');
    for (let failures = 0; ; failures++) {
      try {
        await hub.start();
        break;
      } catch {
        this.#become('down');
        await this.#wait(waits[Math.min(failures, waits.length - 1)] ?? 0);
      }
    }
    const missed = this.#state.kind === 'down';
    this.#become('live');
    if (this.#list) this.#say('JoinList', this.#list);
    for (const id of this.#tickets.keys()) this.#say('JoinTicket', id);
    if (this.#presence === 'away') this.#say('SetPresence', 'away');
    if (missed) this.#returns.forEach((returned) => returned());
  }

  #become(kind: LineState['kind']): void {
    if (kind === this.#state.kind) return;
    this.#state = { kind, since: Date.now() };
    this.#watchers.forEach((changed) => changed());
  }

  #say(call: string, argument: string): void {
    if (this.#state.kind !== 'live') return;
    // Refused when the line has just gone or the ticket is not ours to see: the return or the page's own read tells.
    this.#hub?.invoke(call, argument).catch(() => {});
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
