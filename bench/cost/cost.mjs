// What events, jobs and numbering cost a ticket's creation: see README.md.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PostgresDatabase, SqliteFile } from '../kill/database.mjs';
import { Api } from '../kill/http.mjs';
import { Random } from '../kill/random.mjs';
import { machine } from '../kill/report.mjs';
import { Server, freePort } from '../kill/server.mjs';
import { Sink } from '../kill/sink.mjs';

const KEY = 'cost-bench-0123456789abcdef0123456789';
const here = import.meta.dirname;
const root = path.join(here, '../..');

const { values: options } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    database: { type: 'string', default: process.env.PARLEY_TEST_POSTGRES },
    built: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '10' },
    warm: { type: 'string', default: '15' },
    report: { type: 'string' },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'parley-cost-'));
const programs = build(options.built ?? path.join(folder, 'built'));
const sink = await Sink.open(() => ({ starts: 0 }), new Random(1), 0);
const variants = [
  await variant('without', programs.without, {}),
  await variant('feed', programs.whole, {}),
  await variant('jobs', programs.whole, { PARLEY_TEST_SINK: sink.url }),
];

try {
  for (const one of variants) await load(one, Number(options.warm));
  for (let round = 0; round < Number(options.rounds); round++) {
    for (const one of variants) one.rounds.push(await load(one, Number(options.seconds)));
  }

  report();
} finally {
  for (const { server, api, database } of variants) {
    await server.kill();
    api.close();
    database.drop();
  }

  sink.close();
  rmSync(folder, { recursive: true, force: true });
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
  const data = mkdtempSync(path.join(folder, `${name}-`));
  const database = options.engine === 'sqlite' ? new SqliteFile(data) : new PostgresDatabase(options.database, `cost_${name}_${process.pid}`);
  const url = `http://127.0.0.1:${await freePort()}`;
  const server = new Server(
    program,
    { PARLEY_ENV: 'Testing', PARLEY_URLS: url, PARLEY_DATA: data, ...database.settings, PARLEY_RATE_LIMIT: '0', PARLEY_ADMIN_EMAIL: 'admin@example.com', PARLEY_API_KEY: KEY, ...settings },
    url,
    KEY,
  );
  server.start();
  await server.ready();
  return { name, server, database, api: new Api(url, KEY), rounds: [] };
}

/** One round, and the end of what it promised. */
async function load({ name, server, api }, seconds) {
  const before = server.processorTime;
  const [requests, micros, errors] = await wrk(server.url, seconds);
  const rate = requests / (micros / 1e6);
  const began = performance.now();
  await api.call('POST', '/_test/drain', { timeout: 300_000 });
  const drain_s = (performance.now() - began) / 1000;
  const cpu_ms = (server.processorTime - before) / requests;
  console.log(`${name}: ${rate.toFixed(0)}/s, ${cpu_ms.toFixed(2)} ms of processor time each, ${errors} errors, drained after ${drain_s.toFixed(1)} s`);
  return { rate, cpu_ms, drain_s, errors };
}

function wrk(url, seconds) {
  const child = spawn('wrk', ['-t2', '-c8', `-d${seconds}s`, '--timeout', '10s', '-s', path.join(here, 'create.lua'), url], {
    env: { ...process.env, PARLEY_API_KEY: KEY },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => {
      const found = /RESULT (\d+) (\d+) (\d+)/.exec(out);
      if (found) resolve(found.slice(1).map(Number));
      else reject(new Error(`wrk said: ${out}`));
    });
  });
}

function report() {
  const figures = Object.fromEntries(variants.map(({ name, rounds }) => {
    const rates = rounds.map((r) => r.rate).toSorted((a, b) => a - b);
    return [name, {
      rate: Math.round(median(rates)),
      rates: rates.map(Math.round),
      noise_percent: Math.round(((rates.at(-1) - rates[0]) / 2 / median(rates)) * 100),
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
  all[options.engine] = { date: new Date().toISOString().slice(0, 10), load: os.loadavg()[0].toFixed(1), ...figures };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(path.join(options.report, 'report.md'), page(all));
}

function ratio(one, other) {
  return { rate: Number((one.rate / other.rate).toFixed(2)), cpu: Number((one.cpu_ms / other.cpu_ms).toFixed(2)) };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
}

function page(all) {
  const m = all.machine;
  const lines = [
    '# What durable work costs: report',
    '',
    'Written by `node cost.mjs --report`; the same figures are in `report.json`.',
    '',
    `Machine: ${m.processor}, ${m.memory_gb} GB, ${m.system}; .NET ${m.dotnet}, SQLite ${m.sqlite}, PostgreSQL ${m.postgresql}.`,
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
