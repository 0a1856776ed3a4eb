import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { Api } from './http.mjs';
import { pause } from './random.mjs';

const PATIENCE = 180_000; // a machine that builds and tests elsewhere at the same time

const LOOKS = 120;
const CALM_MS = 100; // of processor time in half a second: its loops, and no requests

export async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** The product, as a process that can be started and killed again and again. */
export class Server {
  #process = null;
  #ended = Promise.resolve();
  #waiting = [];
  #words = '';

  /** How often it was started. */
  starts = 0;

  constructor(program, environment, url, key) {
    Object.assign(this, { program, environment, url, key });
  }

  get isRunning() {
    return this.#process !== null;
  }

  /** Starts the process and says nothing about whether it answers. */
  start(extra = {}) {
    this.starts++;
    this.startedAt = performance.now();
    this.#words = '';
    const child = spawn(this.program, [], { env: { ...process.env, ...this.environment, ...extra }, stdio: ['ignore', 'pipe', 'pipe'] });
    const keep = (chunk) => (this.#words = (this.#words + chunk).slice(-4000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    this.#process = child;
    this.#ended = once(child, 'exit').then(([code, signal]) => {
      this.#process = null;
      this.answers = false;
      return signal ?? code;
    });
    return this.#ended;
  }

  /** Waits for the first list of tickets; answers how long it took from the start of the process, in ms, or null when it died before. */
  async ready() {
    const api = new Api(this.url, this.key);
    try {
      for (const until = performance.now() + PATIENCE; performance.now() < until; await pause(5)) {
        if (!this.isRunning) return null;
        const answer = await api.call('GET', '/api/v1/tickets?limit=25').catch(() => null);
        if (answer?.status === 200) {
          this.answers = true;
          this.#waiting.splice(0).forEach((resolve) => resolve());
          return performance.now() - this.startedAt;
        }
      }
      throw new Error(`The server does not answer within ${PATIENCE / 1000} s. It said:\n${this.#words}`);
    } finally {
      api.close();
    }
  }

  /** Ends when the process does, with its exit code or the signal that ended it. */
  get ended() {
    return this.#ended;
  }

  /** Waits until it answers again. */
  up() {
    return this.answers ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** `kill -9`. */
  async kill() {
    this.#process?.kill('SIGKILL');
    return this.#ended;
  }

  /** Asks it to stop, and answers its exit code. */
  async stop() {
    this.#process?.kill('SIGTERM');
    return this.#ended;
  }

  /** What it said last, for a report of a failure. */
  get lastWords() {
    return this.#words;
  }

  /** What the process has used so far, in ms. */
  get processorTime() {
    const fields = readFileSync(`/proc/${this.#process.pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10; // user and system, in hundredths of a second
  }

  get residentMb() {
    return this.#memory('VmRSS');
  }

  /** The most it ever held. */
  get peakMb() {
    return this.#memory('VmHWM');
  }

  #memory(what) {
    return Math.round(Number(new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${this.#process.pid}/status`, 'utf8'))[1]) / 1024);
  }

  /** Runs something while the process stands still, so that it takes nothing of the machine; it ends first what it was just asked. */
  async still(work) {
    await this.calm();
    this.#process.kill('SIGSTOP');
    try {
      return await work();
    } finally {
      this.#process.kill('SIGCONT');
    }
  }

  /** Until it works at nothing more that it was asked. */
  async calm() {
    for (let before = -Infinity, used = this.processorTime, looks = 0; used - before > CALM_MS && looks < LOOKS; before = used, used = this.processorTime, looks++) await pause(500);
  }

  /** Runs a command of the product; answers its exit code, what it answered and, with what it said beside that, all. */
  async command(...args) {
    const child = spawn(this.program, args, { env: { ...process.env, ...this.environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, all] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (all += chunk));
    const [code] = await once(child, 'close');
    return { code, out, all };
  }
}
