// How long a server takes from its start to the first list of tickets, with many tickets and many jobs that wait: see README.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PostgresDatabase, SqliteFile } from './database.mjs';
import { fillJobs, fillTickets, jobsLeft } from './fill.mjs';
import { Api } from './http.mjs';
import { Random, pause } from './random.mjs';
import { addToReport } from './report.mjs';
import { Server, freePort } from './server.mjs';
import { Sink } from './sink.mjs';

const KEY = 'kill-test-0123456789abcdef0123456789';
const LIMIT = 3000;

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    database: { type: 'string', default: process.env.PARLEY_TEST_POSTGRES },
    program: { type: 'string', default: 'src/Parley.Server/bin/Release/net10.0/parley' },
    tickets: { type: 'string', default: '100000' },
    jobs: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '5' },
    port: { type: 'string' },
    report: { type: 'string' },
  },
});
const [tickets, jobs] = [Number(options.tickets), Number(options.jobs)];
const folder = mkdtempSync(path.join(tmpdir(), 'parley-restart-'));
const database = options.engine === 'sqlite' ? new SqliteFile(folder) : new PostgresDatabase(options.database, `restart_${process.pid}`);
const url = `http://127.0.0.1:${options.port ?? (await freePort())}`;
const sink = await Sink.open(() => server, new Random(1), 0);
const server = new Server(
  path.resolve(options.program),
  {
    PARLEY_ENV: 'Testing',
    PARLEY_TEST_SINK: sink.url,
    PARLEY_URLS: url,
    PARLEY_DATA: folder,
    ...database.settings,
    PARLEY_RATE_LIMIT: '0',
    PARLEY_ADMIN_EMAIL: 'admin@example.com',
    PARLEY_API_KEY: KEY,
  },
  url,
  KEY,
);
const api = new Api(url, KEY);

try {
  const empty = await prepare();
  const after_kill = [];
  const after_stop = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    await server.kill();
    after_kill.push(await start());
    await server.stop();
    after_stop.push(await start());
  }

  const began = performance.now();
  await api.call('POST', '/_test/drain', { timeout: 600_000 });
  const drained_s = Math.round((performance.now() - began) / 1000);
  const times = [...after_kill, ...after_stop].map((s) => s.ms).toSorted((a, b) => a - b);
  const cpu = [...after_kill, ...after_stop].map((s) => s.cpu_ms).toSorted((a, b) => a - b);
  const figures = {
    tickets: (await api.get('/tickets?limit=1&sort=-number')).data[0].number,
    messages: tickets + 1,
    jobs,
    empty: empty.map((s) => s.ms),
    after_kill: after_kill.map((s) => s.ms),
    after_stop: after_stop.map((s) => s.ms),
    median: times[times.length >> 1],
    longest: times.at(-1),
    cpu_ms: { empty: empty.map((s) => s.cpu_ms).toSorted((a, b) => a - b)[empty.length >> 1], full: cpu[cpu.length >> 1] },
    drained_s,
    left: jobsLeft(database),
  };
  console.log(JSON.stringify(figures, null, 2));
  if (options.report) addToReport(options.report, options.engine, 'restart', figures);
  process.exitCode = figures.median < LIMIT && figures.left === 0 ? 0 : 1;
} finally {
  await server.kill();
  sink.close();
  api.close();
  database.drop();
  rmSync(folder, { recursive: true, force: true });
}

process.exit();

/** Fills the database; answers how long it took to start on the empty one. */
async function prepare() {
  server.start();
  await server.ready();
  const empty = [];
  for (let round = 0; round < Number(options.rounds); round++) {
    await server.stop();
    empty.push(await measured());
  }

  const json = { subject: 'The printer in the hall', description: 'It has no paper and beeps.', requester: { email: 'c@example.com', name: 'A customer' } };
  await api.call('POST', '/api/v1/tickets', { json });
  await api.call('POST', '/_test/drain');
  await server.stop();
  if (options.engine === 'postgres') database.workspace = database.sql("select id from workspace_by_slug('support');");
  fillTickets(database, tickets);
  return empty;
}

function start() {
  fillJobs(database, jobs);
  return measured();
}

/** From the process's start to its first answer: ms, and ms of processor time, which tells what a busy machine hides. */
async function measured() {
  await pause(500);
  server.start();
  return { ms: Math.round(await server.ready()), cpu_ms: server.processorTime };
}
