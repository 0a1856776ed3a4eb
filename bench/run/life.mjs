// What a ticket's life asks of the desk, at its full size: see ../README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildRelease, needTools } from '../lib/build.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, machineLine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { rate } from '../lib/wrk.mjs';
import { Desk } from './desk.mjs';
import { measureCounters } from './counters.mjs';
import { measureCombinations } from './lists.mjs';
import { measureSweep } from './promises.mjs';
import { questionsOf } from './questions.mjs';
import { measureTriage } from './triage.mjs';
import { measureViews } from './views.mjs';
import { newTickets } from './writes.mjs';

const options = readOptions('bench/life.sh', {
  tickets: [100000, 'how many tickets the workspace is filled with'],
  seconds: [10, 'of each round of a rate'],
  rounds: [3, 'of each rate, in turn with its peer'],
  warm: [20, 'seconds of warming up'],
  requests: [300, 'of each kind whose latency is measured'],
  due: [10000, 'promises that fall due at once'],
  seed: [1, 'what the filling begins with'],
  program: [undefined, 'the product, if it is not to be built: src/Parley.Server in Release'],
  report: ['bench-report', 'the folder that gets the report, JSON and Markdown'],
});
needTools(['wrk', options.engine === 'sqlite' ? 'sqlite3' : 'psql']);
options.program ??= buildRelease();

const began = runLine();
// The clock of a test is what lets an hour pass at once.
const installation = await Installation.make(options, 'life', { PARLEY_ENV: 'Testing' });
const run = { options, sizes: { combinations: options.requests }, faults: [], say: (what) => console.log(`${new Date().toTimeString().slice(0, 8)} ${what}`) };
try {
  run.say(`Filling ${options.engine} with ${options.tickets} tickets`);
  const desk = await Desk.fill(installation, options, run);
  const { server } = installation;
  server.start();
  await server.ready();
  run.say('Warming up');
  for (const requests of [desk.mixedReads(), newTickets(desk)]) await rate(server, requests, { seconds: options.warm / 2 });
  const figures = {
    views: await measureViews(installation, desk, run),
    combinations: await measureCombinations(server, desk, questionsOf(desk), run),
    counters: await measureCounters(installation, desk, run),
    triage: await measureTriage(installation, desk, run),
    sweep: await measureSweep(installation, desk, run),
  };
  await checkCounters(installation, run);
  save({ ...began, engine: options.engine, tickets: options.tickets, machine: machine(), options: { ...options, database: undefined, program: undefined }, targets: judge(figures), faults: run.faults, figures });
} finally {
  await installation.close();
}

for (const fault of run.faults.slice(0, 30)) console.log(`WRONG: ${fault}`);
process.exit(run.faults.length > 0 ? 1 : 0);

/** The doctor counts all tickets anew. */
async function checkCounters({ server }, { faults }) {
  await server.calm();
  const { out } = await server.command('doctor');
  if (!/All counters are what the tickets add up to/.test(out)) faults.push(`The counters are not what the tickets add up to: ${out.slice(-500)}`);
}

function judge({ views, combinations, counters, triage, sweep }) {
  return [
    ['counters, p95 ms', Math.max(counters.calm.p95, counters.busy.p95), '< 20', (seen) => seen < 20],
    ['page of each built-in view, slowest p95 ms', Math.max(...Object.values(views).map((v) => v.p95)), '< 10', (seen) => seen < 10],
    ['free combinations of filters, p95 ms', combinations.p95, '< 100', (seen) => seen < 100],
    ['promises that fell due, a second', sweep.rate, '≥ 1000', (seen) => seen >= 1000],
    ['creation with triage, share of the rate without', triage.share, '≥ 0.8', (seen) => seen >= 0.8],
  ].map(([name, seen, asked, holds]) => ({ name, seen: Number(seen.toPrecision(3)), asked, met: holds(seen) }));
}

function save(report) {
  mkdirSync(options.report, { recursive: true });
  const file = path.join(options.report, `life-${report.engine}-${report.tickets}`);
  writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 1)}\n`);
  const page = pageOf(report);
  writeFileSync(`${file}.md`, page);
  console.log(`\n${page}`);
}

function pageOf({ engine, tickets, date, build, load, options: how, machine: where, faults, targets, figures: { views, combinations, counters, triage, sweep } }) {
  const spread = (name, { p50, p95, max }) => `| ${name} | ${p50} | ${p95} | ${max} |`;
  return [
    `# A ticket's life: ${engine}, ${tickets.toLocaleString('en')} tickets`,
    '',
    `Written by \`bench/life.sh --engine ${engine} --tickets ${tickets}\`. ${date}, product at ${build}, load before ${load}; ${how.rounds} rounds of ${how.seconds} s after ${how.warm} s of warming up, ${how.requests} requests of each kind. A second workspace holds a tenth of the tickets.`,
    machineLine(where),
    '',
    `Answers: **${faults.length === 0 ? 'all right' : faults.join('; ')}**.`,
    '',
    '|  | seen | asked for |  |',
    '| --- | ---: | ---: | ---: |',
    ...targets.map(({ name, seen, asked, met }) => `| ${name} | ${seen} | ${asked} | ${met ? 'met' : '**not met**'} |`),
    '',
    '| single connection | p50 ms | p95 ms | max ms |',
    '| --- | ---: | ---: | ---: |',
    ...Object.entries(views).map(([name, figures]) => spread(`view: ${name}`, figures)),
    spread('free combinations of filters and orders', combinations),
    spread('counters', counters.calm),
    spread(`counters, while four create (${counters.beside} a second)`, counters.busy),
    spread('counts of all views', counters.views),
    '',
    `Creation with eight connections: ${triage.without.rate} a second (± ${triage.without.noise_percent} %), with promises and assignment for each ticket ${triage.with.rate} (± ${triage.with.noise_percent} %): **${triage.share.toFixed(2)}**. ` +
      `The jobs of these rounds were done ${triage.drained_s.map((s) => s.toFixed(1)).join(', ')} s after each.`,
    '',
    `${sweep.due.toLocaleString('en')} promises fell due at once among ${sweep.clocks.toLocaleString('en')} that run: told of in ${sweep.seconds.toFixed(1)} s, ${sweep.rate} a second.` +
      (sweep.read === null ? '' : ` PostgreSQL read ${sweep.read.toLocaleString('en')} rows of clocks for it, ${(sweep.read / sweep.due).toFixed(1)} each, ${sweep.scans === 0 ? 'and never the whole table' : `${sweep.scans} times the whole table`}.`),
    '',
  ].join('\n');
}
