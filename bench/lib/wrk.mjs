import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { round, spread } from './figures.mjs';

const script = path.join(import.meta.dirname, 'requests.lua');
const LONGEST = '3600s';
let sent = 0;

/**
 * Goes round some requests of one kind until the time is up.
 * @param server `{url, key or headers, ended?}`
 * @param requests `{method?, path, json?, status?, least?, most?}`: what is asked, the answer's status (200), and its least and most bytes. `{{n}}` in them is
 *   a number of its own each time
 * @param how `connections`, `seconds`, and `pace`, requests a second where it is not as fast as can be
 */
export async function rate(server, requests, { connections = 8, seconds = 10, pace }) {
  const run = await wrk(server, requests, ['-c', connections, '-d', `${Math.ceil(seconds)}s`], { BENCH_FROM: String(sent), ...(pace ? { BENCH_PACE: String(pace) } : {}) }, seconds);
  sent += run.requests + connections;
  return { ...run, rate: run.requests / run.seconds };
}

/** Sends each request once, in order, over one connection; answers `{ms, status, bytes}` of each. `{{c}}` in a path is the `next` of the answer before. */
export async function walk(server, requests) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-walk-'));
  const file = path.join(folder, 'times');
  try {
    const run = await wrk(server, requests, ['-c', 1, '-d', LONGEST], { BENCH_WALK: file, BENCH_FROM: String(sent) });
    sent += run.requests + 1;
    const answers = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => line.split('\t').map(Number)).map(([us, status, bytes]) => ({ ms: us / 1000, status, bytes }));
    if (answers.length !== requests.length) throw new Error(`${requests.length} requests were to be sent, and ${answers.length} were answered. ${run.oddity}`);
    return { ...run, answers, ms: spread(answers.map((a) => a.ms)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function wrk({ url, key, headers = { authorization: `Bearer ${key}` }, ended }, requests, options, environment, seconds = 0) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-requests-'));
  const file = path.join(folder, 'requests');
  writeFileSync(file, requests.map(line).join(''));
  try {
    const said = await run('wrk', ['-t', '1', '--timeout', '60s', ...options.map(String), '-s', script, url], {
      ...process.env, ...environment, BENCH_REQUESTS: file, BENCH_HEADERS: Object.entries(headers).map((pair) => pair.join('\t')).join('\n'),
    }, ended, seconds);
    const found = /^RESULT\t(.*)$/m.exec(said);
    if (!found) throw new Error(`wrk said: ${said}`);
    const [count, us, broken, wrong, bytes, ...rest] = found[1].split('\t');
    const [p50, p95, p99, max] = rest.slice(0, 4).map((micros) => round(Number(micros) / 1000));
    return {
      requests: Number(count), seconds: Number(us) / 1e6, bytes: Number(bytes), errors: Number(broken) + Number(wrong), oddity: rest[4],
      latency_ms: { p50, p95, p99, max },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function line({ method = 'GET', path: where, json, status = 200, least = 2, most = 1e9 }) {
  return `${[status, least, most, method, where, json ? JSON.stringify(json) : ''].join('\t')}\n`;
}

function run(program, args, env, serverEnded, seconds) {
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => resolve(said));
    // It knows whole seconds only.
    if (!Number.isInteger(seconds)) setTimeout(() => child.kill('SIGINT'), seconds * 1000);
    // Without a server it would try to connect for ever.
    serverEnded?.then((how) => {
      child.kill();
      reject(new Error(`The server ended (${how}) while it was asked.`));
    });
  });
}
