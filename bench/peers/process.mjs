import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { pause } from '../lib/random.mjs';

const PATIENCE_S = 180;

// Debian's packages run as www-data, and so do we where we may choose.
const asWww = (command) => (process.getuid() === 0 ? ['runuser', '-u', 'www-data', '--', ...command] : command);

/** Runs a command of a peer to its end. */
export function runPeer(command, { env = {}, cwd = '/', input = '' } = {}) {
  const [program, ...args] = asWww(['env', ...Object.entries(env).map((pair) => pair.join('=')), ...command]);
  const done = spawnSync(program, args, { cwd, input, encoding: 'utf8', maxBuffer: 1e8 });
  if (done.status !== 0) throw new Error(`${command.join(' ')} ended with ${done.signal ?? done.status}: ${`${done.stdout}${done.stderr}`.slice(-2000)}`);
  return done.stdout;
}

/** A peer's web server: started, waited for, and ended with all its workers. */
export class PeerServer {
  start(command, { env = {}, cwd = '/' } = {}) {
    const [program, ...args] = asWww(['env', ...Object.entries(env).map((pair) => pair.join('=')), ...command]);
    this.child = spawn(program, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    this.said = '';
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (chunk) => (this.said = (this.said + chunk).slice(-3000)));
    this.ended = once(this.child, 'exit').then(([code, signal]) => signal ?? code);
    this.ended.then(() => (this.child = null));
  }

  async answers(url, headers) {
    for (const until = performance.now() + PATIENCE_S * 1000; performance.now() < until; await pause(200)) {
      if (!this.child) break;
      const answer = await fetch(url, { headers }).catch(() => null);
      if (answer?.ok) return;
    }

    throw new Error(`${url} does not answer. Its server said: ${this.said}`);
  }

  async stop() {
    if (!this.child) return;
    process.kill(-this.child.pid, 'SIGTERM'); // the group: a server and its workers
    await this.ended;
  }
}
