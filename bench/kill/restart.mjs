// How long a server takes from its start to the first list of tickets, with many tickets and many jobs that wait: see README.md.
import { Installation } from '../lib/installation.mjs';
import { readOptions } from '../lib/options.mjs';
import { Random, pause } from '../lib/random.mjs';
import { Sink } from '../lib/sink.mjs';
import { fillJobs, fillTickets, jobsLeft } from './fill.mjs';
import { addToReport } from './report.mjs';

const LIMIT = 3000;

const options = readOptions('node bench/kill/restart.mjs', {
  tickets: [100000, 'how many there are'],
  jobs: [10000, 'how many wait'],
  rounds: [5, 'how often it is killed, and how often stopped'],
  port: [undefined, 'where the server listens; any free one if not given'],
});
const { tickets, jobs } = options;
const sink = await Sink.open(() => server, new Random(1), 0);
const installation = await Installation.make(options, 'restart', { PARLEY_ENV: 'Testing', PARLEY_TEST_SINK: sink.url });
const { server, api, database } = installation;

try {
  const empty = await prepare();
  const after_kill = [];
  const after_stop = [];
  for (let round = 0; round < options.rounds; round++) {
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
  await installation.close();
  sink.close();
}

process.exit();

/** Fills the database; answers how long it took to start on the empty one. */
async function prepare() {
  server.start();
  await server.ready();
  const empty = [];
  for (let round = 0; round < options.rounds; round++) {
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
