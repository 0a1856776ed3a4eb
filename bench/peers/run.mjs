// The same tickets and the same requests for three helpdesks on one PostgreSQL: see README.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildRelease, needTools } from '../lib/build.mjs';
import { whenEnded } from '../lib/ending.mjs';
import { round } from '../lib/figures.mjs';
import { machine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { pause } from '../lib/random.mjs';
import { rate } from '../lib/wrk.mjs';
import { sum } from '../run/reads.mjs';
import { Parley } from './parley.mjs';
import { Redmine } from './redmine.mjs';
import { saveReport } from './report.mjs';
import { RequestTracker } from './requestTracker.mjs';

const options = readOptions('bench/peers/run.sh', {
  engine: null,
  tickets: [10000, 'how many tickets each of them holds'],
  seconds: [10, 'of each measurement'],
  rounds: [3, 'of each, in turn'],
  warm: [20, 'seconds of warming up for each'],
  program: [undefined, 'Parley, if it is not to be built'],
  report: ['bench-report', 'the folder that gets the report, JSON and Markdown'],
});
needTools(['wrk', 'psql']);
options.engine = 'postgres';
options.program ??= buildRelease();

const began = runLine();
const folder = mkdtempSync(path.join(tmpdir(), 'parley-peers-'));
const run = { options, faults: [], say: (what) => console.log(`${new Date().toTimeString().slice(0, 8)} ${what}`) };
const parley = new Parley(options);
const desks = [parley, new RequestTracker(options, folder), new Redmine(options, folder)];
for (const desk of desks.slice(1)) whenEnded(() => desk.close());
try {
  run.say(`Filling Parley with ${options.tickets} tickets`);
  await parley.fill();
  const tickets = parley.conversations();
  for (const desk of desks.slice(1)) {
    run.say(`Filling ${desk.name}`);
    await desk.fill(tickets, parley.planted);
  }

  const figures = {};
  for (const desk of desks) figures[desk.name] = await measure(desk, tickets);
  const report = { ...began, machine: machine(), options: { ...options, database: undefined, program: undefined }, desks: desks.map(({ name, setUp }) => ({ name, setUp })), faults: run.faults, figures };
  saveReport(options.report, report);
} finally {
  for (const desk of desks) await desk.close();
  rmSync(folder, { recursive: true, force: true });
}

for (const fault of run.faults.slice(0, 20)) console.log(`WRONG: ${fault}`);
process.exit(run.faults.length > 0 ? 1 : 0);

/** One at a time: the others' servers are started when it is their turn. */
async function measure(desk, tickets) {
  await desk.start();
  run.say(`${desk.name}: checking its answers`);
  for (const fault of await desk.check(tickets, parley.planted)) run.faults.push(`${desk.name}: ${fault}`);
  const kinds = desk.requests(tickets, parley.planted);
  run.say(`${desk.name}: warming up`);
  for (const { requests } of Object.values(kinds)) await rate(desk, requests, { seconds: Math.max(1, options.warm / Object.keys(kinds).length) });
  await settled(desk);
  const before = desk.count();
  const rounds = Object.fromEntries(Object.keys(kinds).flatMap((kind) => [[kind, []], [`${kind}_1`, []]]));
  for (let round = 1; round <= options.rounds; round++) {
    for (const [kind, { requests }] of Object.entries(kinds)) {
      for (const [name, connections] of [[kind, 8], [`${kind}_1`, 1]]) {
        run.say(`${desk.name}: ${kind} with ${connections}, round ${round}`);
        rounds[name].push(await rate(desk, requests, { connections, seconds: options.seconds }));
      }
    }
  }

  await settled(desk);
  checkCreated(desk, before, [...rounds.create, ...rounds.create_1]);
  const figures = Object.fromEntries(Object.entries(rounds).map(([name, all]) => [name, perWhole(sum(`${desk.name} ${name}`, all, run), kinds[name.replace('_1', '')].each ?? 1)]));
  await desk.stop();
  return figures;
}

// Where a screen takes several requests, what counts is the screen.
function perWhole(figures, requests) {
  return { ...figures, rate: round(figures.rate / requests), rates: figures.rates.map((r) => round(r / requests)) };
}

// What was under way when a measurement ended is written meanwhile.
async function settled(desk) {
  for (let [before, now] = [-1, desk.count()]; before !== now; [before, now] = [now, desk.count()]) await pause(3000);
}

function checkCreated(desk, before, rounds) {
  const acknowledged = rounds.reduce((all, r) => all + r.requests, 0);
  const there = desk.count() - before;
  if (there < acknowledged || there > acknowledged + rounds.length * 8) run.faults.push(`${desk.name}: ${acknowledged} tickets were acknowledged, and ${there} are there`);
}
