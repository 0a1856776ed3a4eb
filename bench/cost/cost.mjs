// What events, jobs and numbering cost a ticket's creation: see README.md.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median, noise } from '../lib/figures.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, machineLine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { Random } from '../lib/random.mjs';
import { Sink } from '../lib/sink.mjs';
import { rate } from '../lib/wrk.mjs';

const here = import.meta.dirname;
const root = path.join(here, '../..');

const options = readOptions('node bench/cost/cost.mjs', {
  program: null,
  built: [undefined, 'a folder that keeps the two builds'],
  rounds: [3, 'of each variant, in turn'],
  seconds: [10, 'of each round'],
  warm: [15, 'seconds of each variant before the first round'],
});
const folder = options.built ?? mkdtempSync(path.join(tmpdir(), 'parley-cost-built-'));
const programs = build(folder);
const sink = await Sink.open(() => ({ starts: 0 }), new Random(1), 0);
const variants = [
  await variant('without', programs.without, {}),
  await variant('feed', programs.whole, {}),
  await variant('jobs', programs.whole, { PARLEY_TEST_SINK: sink.url }),
];

try {
  for (const one of variants) await load(one, options.warm);
  for (let round = 0; round < options.rounds; round++) {
    for (const one of variants) one.rounds.push(await load(one, options.seconds));
  }

  report();
} finally {
  for (const { installation } of variants) await installation.close();
  sink.close();
  if (!options.built) rmSync(folder, { recursive: true, force: true });
}

process.exit();

/** The tree as it is committed, and the same without; kept when a folder was named. */
function build(target) {
  const places = { whole: path.join(target, 'whole'), without: path.join(target, 'without') };
  for (const [name, place] of Object.entries(places)) {
    if (existsSync(place)) continue;
    execFileSync('sh', ['-c', `mkdir -p "$1" && git -C "$2" archive HEAD | tar -x -C "$1"`, 'sh', place, root]);
    if (name === 'without') execFileSync('git', ['apply', '--unsafe-paths', `--directory=${place}`, path.join(here, 'without.patch')], { cwd: place });
    execFileSync('dotnet', ['build', 'src/Parley.Server', '-c', 'Release', '-p:SkipWeb=true', '-v', 'quiet', '-clp:ErrorsOnly', '--nologo'], { cwd: place, stdio: 'inherit' });
  }

  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, path.join(place, 'src/Parley.Server/bin/Release/net10.0/parley')]));
}

async function variant(name, program, settings) {
  const installation = await Installation.make({ ...options, program }, `cost_${name}`, { PARLEY_ENV: 'Testing', ...settings });
  installation.server.start();
  await installation.server.ready();
  return { name, installation, rounds: [] };
}

/** One round, and the end of what it promised. */
async function load({ name, installation: { server, api } }, seconds) {
  const before = server.processorTime;
  const { requests, rate: perSecond, errors } = await rate(server, tickets(), { seconds });
  const began = performance.now();
  await api.call('POST', '/_test/drain', { timeout: 300_000 });
  const drain_s = (performance.now() - began) / 1000;
  const cpu_ms = (server.processorTime - before) / requests;
  console.log(`${name}: ${perSecond.toFixed(0)}/s, ${cpu_ms.toFixed(2)} ms of processor time each, ${errors} errors, drained after ${drain_s.toFixed(1)} s`);
  return { rate: perSecond, cpu_ms, drain_s, errors };
}

/** Tickets with words of their own, of a thousand requesters. */
function tickets() {
  return Array.from({ length: 1000 }, (_, i) => ({
    method: 'POST',
    path: '/api/v1/tickets',
    json: {
      subject: `Printer {{n}} of hall ${i % 7} beeps`,
      description: `It has no paper, says error {{n}}-${i}, and beeps since this morning. What can I do?`,
      requester: { email: `c${i}@example.com`, name: 'A customer' },
    },
    status: 201,
  }));
}

function report() {
  const figures = Object.fromEntries(variants.map(({ name, rounds }) => {
    const rates = rounds.map((r) => r.rate);
    return [name, {
      rate: Math.round(median(rates)),
      rates: rates.map(Math.round),
      noise_percent: noise(rates),
      cpu_ms: Number(median(rounds.map((r) => r.cpu_ms)).toFixed(3)),
      drain_s: Number(median(rounds.map((r) => r.drain_s)).toFixed(1)),
      errors: rounds.reduce((sum, r) => sum + r.errors, 0),
    }];
  }));
  figures.ratio = { feed: ratio(figures.feed, figures.without), jobs: ratio(figures.jobs, figures.without) };
  console.log(JSON.stringify(figures, null, 2));
  if (!options.report) return;
  const file = path.join(options.report, 'report.json');
  const all = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  all.machine = machine();
  all[options.engine] = { ...runLine(), ...figures };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(path.join(options.report, 'report.md'), page(all));
}

function ratio(one, other) {
  return { rate: Number((one.rate / other.rate).toFixed(2)), cpu: Number((one.cpu_ms / other.cpu_ms).toFixed(2)) };
}

function page(all) {
  const lines = [
    '# What durable work costs: report',
    '',
    'Written by `node cost.mjs --report`; the same figures are in `report.json`.',
    '',
    machineLine(all.machine),
  ];
  for (const engine of ['sqlite', 'postgres'].filter((e) => all[e])) {
    const run = all[engine];
    lines.push('', `## ${engine} (${run.date}, load ${run.load})`, '', '| | without | feed | jobs |', '|---|---:|---:|---:|');
    const row = (name, value) => lines.push(`| ${name} | ${['without', 'feed', 'jobs'].map((v) => value(run[v], v)).join(' | ')} |`);
    row('tickets opened a second, median (rounds)', (v) => `${v.rate} (${v.rates.join(', ')})`);
    row('noise', (v) => `± ${v.noise_percent} %`);
    row('of the rate without', (v, name) => (run.ratio[name] ? `**${run.ratio[name].rate}**` : '1'));
    row("server's processor time a ticket, its jobs included", (v) => `${v.cpu_ms} ms`);
    row('of that without', (v, name) => (run.ratio[name] ? run.ratio[name].cpu : '1'));
    row('promised work done after the round\'s end', (v) => `${v.drain_s} s`);
    row('errors', (v) => v.errors);
  }
  return `${lines.join('\n')}\n`;
}
