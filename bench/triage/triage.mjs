// What assignment and SLA cost a ticket's creation: see README.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { median, noise } from '../lib/figures.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, machineLine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { rate } from '../lib/wrk.mjs';

const options = readOptions('node bench/triage/triage.mjs', {
  rounds: [3, 'of each variant, in turn'],
  seconds: [10, 'of each round'],
  warm: [15, 'seconds of each variant before the first round'],
  agents: [20, 'who can be given a ticket'],
  kind: ['score', 'round_robin, least_loaded or score'],
});
const variants = [await variant('off', async () => {}), await variant('on', turnOn)];

try {
  for (const one of variants) await load(one, options.warm);
  for (let round = 0; round < options.rounds; round++) {
    for (const one of variants) one.rounds.push(await load(one, options.seconds));
  }

  report();
} finally {
  for (const { installation } of variants) await installation.close();
}

process.exit();

async function variant(name, prepare) {
  const installation = await Installation.make(options, `triage_${name}`, { PARLEY_ENV: 'Testing' });
  installation.server.start();
  await installation.server.ready();
  for (let i = 0; i < options.agents; i++) await ask(installation.api, 'POST', '/agents', { name: `Agent ${i}`, email: `agent-${i}@example.com` });
  await prepare(installation.api);
  return { name, installation, rounds: [] };
}

/** What is opened weighs nothing, so that there is room for all of it; all else is as it would be. */
async function turnOn(api) {
  const weights = { skill: 30, language: 20, load: 25, history: 10, company: 5, fairness: 10 };
  await ask(api, 'PUT', '/assignment/rules', { default: { kind: options.kind, weights }, needs: [{ tag: 'return', skill: 'returns' }], points: { normal: 0 } });
  await ask(api, 'POST', '/sla/policies', { name: 'All', targets: [{ priority: 'normal', first_response: 60, resolution: 480 }] });
}

async function ask(api, method, where, json) {
  const answer = await api.call(method, `/api/v1${where}`, { json });
  if (answer.status >= 300) throw new Error(`${method} ${where} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** One round, and the end of what it promised. */
async function load({ name, installation: { server, api } }, seconds) {
  const before = server.processorTime;
  const { requests, rate: perSecond, errors } = await rate(server, tickets(), { seconds });
  const began = performance.now();
  await api.call('POST', '/_test/drain', { timeout: 600_000 });
  const drain_s = (performance.now() - began) / 1000;
  const cpu_ms = (server.processorTime - before) / requests;
  const { unassigned } = await api.get('/tickets/stats');
  console.log(`${name}: ${perSecond.toFixed(0)}/s, ${cpu_ms.toFixed(2)} ms of processor time each, ${errors} errors, drained after ${drain_s.toFixed(1)} s, ${unassigned} with nobody`);
  return { rate: perSecond, cpu_ms, drain_s, errors, unassigned };
}

function tickets() {
  return Array.from({ length: 1000 }, (_, i) => ({
    method: 'POST',
    path: '/api/v1/tickets',
    json: {
      subject: `Printer {{n}} of hall ${i % 7} beeps`,
      description: `It has no paper, says error {{n}}-${i}, and beeps since this morning. What can I do?`,
      tags: i % 3 === 0 ? ['return'] : [],
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
      unassigned: rounds.at(-1).unassigned,
    }];
  }));
  figures.ratio = Number((figures.on.rate / figures.off.rate).toFixed(2));
  console.log(JSON.stringify(figures, null, 2));
  if (!options.report) return;
  const file = path.join(options.report, 'report.json');
  const all = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  all.machine = machine();
  all[options.engine] = { ...runLine(), agents: options.agents, kind: options.kind, ...figures };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  writeFileSync(path.join(options.report, 'report.md'), page(all));
}

function page(all) {
  const lines = ['# What triage costs: report', '', 'Written by `node triage.mjs --report`; the same figures are in `report.json`.', '', machineLine(all.machine)];
  for (const engine of ['sqlite', 'postgres'].filter((e) => all[e])) {
    const run = all[engine];
    lines.push('', `## ${engine} (${run.date}, load ${run.load}, ${run.agents} agents, ${run.kind})`, '', '| | off | on |', '|---|---:|---:|');
    const row = (name, value) => lines.push(`| ${name} | ${['off', 'on'].map((v) => value(run[v], v)).join(' | ')} |`);
    row('tickets opened a second, median (rounds)', (v) => `${v.rate} (${v.rates.join(', ')})`);
    row('noise', (v) => `± ${v.noise_percent} %`);
    row('of the rate with both off', (_, name) => (name === 'on' ? `**${run.ratio}**` : '1'));
    row("server's processor time a ticket, its job included", (v) => `${v.cpu_ms} ms`);
    row("triage done after the round's end", (v) => `${v.drain_s} s`);
    row('tickets with nobody in the end', (v) => v.unassigned);
    row('errors', (v) => v.errors);
  }
  return `${lines.join('\n')}\n`;
}
