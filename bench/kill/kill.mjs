// Kills a server that is at work, again and again, and then asks it for everything it ever acknowledged: see README.md.
import { Installation } from '../lib/installation.mjs';
import { readOptions } from '../lib/options.mjs';
import { Random, pause } from '../lib/random.mjs';
import { Sink } from '../lib/sink.mjs';
import { breaks } from './breaks.mjs';
import { check } from './check.mjs';
import { Client } from './client.mjs';
import { planDeaths, pointsOf } from './deaths.mjs';
import { Ledger } from './ledger.mjs';
import { addToReport } from './report.mjs';
import { Tail } from './tail.mjs';
import { readWorld } from './world.mjs';

const AT_ONCE = 16; // jobs of the sink that one server runs at once: Hosting/Testing/TestDoors.cs

const options = readOptions('node bench/kill/kill.mjs', {
  kills: [200, 'how often the server dies'],
  clients: [8, 'how many work at once'],
  seed: [1, 'what chance begins with'],
  port: [undefined, 'where the server listens; any free one if not given'],
});

const began = performance.now();
const random = new Random(options.seed);
const sink = await Sink.open(() => server, random);
const installation = await Installation.make(options, 'kill', { PARLEY_ENV: 'Testing', PARLEY_TEST_SINK: sink.url, PARLEY_ADMIN_PASSWORD: 'kill-test-1A' });
const { server, api, database } = installation;
const ledger = new Ledger(random);
const tail = new Tail(api, server);
const stop = new AbortController();
const starts = [];
const hits = Object.fromEntries([...pointsOf(options.engine), 'start', 'random'].map((name) => [name, 0]));
let missed = 0;

try {
  const work = [tail.run(stop.signal), ...Array.from({ length: options.clients }, (_, i) =>
    pause(1).then(() => server.up()).then(() => new Client({ api, server, ledger, random: new Random(options.seed * 1000 + i) }).run(stop.signal)))];
  const deaths = planDeaths(options.engine, options.kills, random);
  for (const [i, death] of deaths.entries()) {
    await die(death);
    if ((i + 1) % 20 === 0) console.log(`${i + 1} of ${deaths.length} kills, ${ledger.requests.size} requests`);
  }

  stop.abort();
  await serveAgain();
  await Promise.all(work);
  const faults = await settle(deaths.length);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await installation.close();
  sink.close();
}

process.exit();

async function serveAgain(extra) {
  await pause(10); // what the dead one has sent is read before the next one counts
  const ended = server.start(extra);
  return { ended, ready: server.ready() };
}

/** One life of the server: started, used, killed. */
async function die(death) {
  const { ended, ready } = await serveAgain(death.at === 'point' ? { PARLEY_TEST_KILL_AT: `${death.point}:${death.count}` } : {});
  if (death.at === 'start') {
    await pause(death.after);
    await server.kill();
    await ready;
    hits.start++;
    return;
  }

  const time = await ready;
  if (time !== null) starts.push(time);
  if (death.at === 'random') {
    await pause(death.after);
    await server.kill();
    hits.random++;
  } else if (await Promise.race([ended.then(() => true), pause(15_000).then(() => false)])) {
    hits[death.point]++;
  } else {
    missed++;
    await server.kill();
  }
}

/** Lets all promised work end, reads everything, and compares. */
async function settle(kills) {
  const faults = [];
  await server.up();
  await checkRepeats(faults);
  // The leases of the last servers that died end by time.
  await api.call('POST', '/_test/clock', { json: { advance: 'PT20S' } });
  const drained = await api.call('POST', '/_test/drain', { timeout: 120_000 });
  if (drained.status !== 200) faults.push(`The drain answered ${drained.status}.`);
  await tail.finish();
  const seen = { world: await readWorld(api, ledger), tail: tail.events, arrivals: sink.arrivals, kills, atOnce: AT_ONCE };
  const noticed = check(ledger, seen.world, seen);
  const doctor = await askDoctor(faults);
  const code = await server.stop();
  if (code !== 0) faults.push(`Asked to stop, the server ended with ${code}: ${server.lastWords}`);
  const damage = database.damage();
  if (damage) faults.push(`The database is damaged: ${damage}`);
  for (const [point, times] of Object.entries(hits)) {
    if (times === 0) faults.push(`No server died at ${point}.`);
  }

  faults.push(...ledger.surprises, ...noticed);
  if (noticed.length === 0) faults.push(...proveTheCheck(seen));
  report(seen, faults, doctor);
  return faults;
}

// Each answer that was acknowledged under a key comes again, and nothing is done.
async function checkRepeats(faults) {
  const keyed = random.shuffled([...ledger.requests.values()].filter((r) => r.keyed && r.fate === 'acknowledged').slice(-2000)).slice(0, 100);
  for (const request of keyed) {
    const answer = await request.send();
    const same = request.kind === 'upload'
      ? JSON.stringify(answer.body.data?.map((f) => f.id)) === JSON.stringify(request.answer.data.map((f) => f.id))
      : answer.body.id === request.answer.id;
    if (!same || answer.headers['idempotency-replayed'] !== 'true') faults.push(`${request.kind} ${request.word}, sent again under its key, was answered ${answer.status} as another`);
  }
}

async function askDoctor(faults) {
  const { code, out, all } = await server.command('doctor', '--deep', '--json');
  const checks = JSON.parse(out).checks;
  const bad = checks.filter((c) => c.verdict === 'failure');
  if (code !== 0 || bad.length > 0) faults.push(`The doctor says: ${all}`);
  return checks.filter((c) => c.verdict === 'warning').map((c) => `${c.check}: ${c.text}`);
}

function proveTheCheck(seen) {
  return Object.entries(breaks).flatMap(([name, spoil]) => {
    const spoilt = spoil(seen);
    return check(ledger, spoilt.world, spoilt).length > 0 ? [] : [`The check does not notice that ${name}.`];
  });
}

function report({ world, arrivals }, faults, doctor) {
  const messages = world.rows.reduce((sum, row) => sum + row.messages.length, 0);
  const unknown = [...ledger.requests.values()].filter((r) => r.fate === 'unknown').length;
  const times = starts.toSorted((a, b) => a - b);
  const run = {
    engine: options.engine,
    kills: Object.values(hits).reduce((a, b) => a + b, 0),
    deaths: hits,
    missed,
    seconds: Math.round((performance.now() - began) / 1000),
    seed: options.seed,
    clients: options.clients,
    requests: ledger.requests.size,
    acknowledged: [...ledger.requests.values()].filter((r) => r.fate === 'acknowledged').length,
    given_up: unknown,
    failures: ledger.counts.failures,
    sent_again: ledger.counts.repeats,
    answered_from_store: ledger.counts.replayed,
    sent_twice_at_once: ledger.counts.twins,
    tickets: world.rows.length,
    messages,
    files: ledger.files.size,
    feed: world.feed.length,
    effects: new Set(arrivals.map((a) => a.id)).size,
    effects_repeated: arrivals.length - new Set(arrivals.map((a) => a.id)).size,
    in_flight_at_most: (Object.values(hits).reduce((a, b) => a + b, 0) + missed) * AT_ONCE,
    restart_ms: { median: Math.round(times[times.length >> 1]), p95: Math.round(times[Math.floor(times.length * 0.95)]), longest: Math.round(times.at(-1)) },
    doctor,
    breaks_noticed: faults.length === 0 ? Object.keys(breaks) : [],
    faults,
  };
  console.log(JSON.stringify({ ...run, faults: faults.slice(0, 30) }, null, 2));
  console.log(`${options.engine}: ${run.kills + missed} kills, ${run.acknowledged} requests acknowledged, ${faults.length} faults`);
  if (options.report) addToReport(options.report, options.engine, 'kills', run);
}
