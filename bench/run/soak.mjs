// A mix at half of the rate that was measured just before, minute by minute: see ../README.md.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildRelease, needTools } from '../lib/build.mjs';
import { median } from '../lib/figures.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, machineLine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { rate } from '../lib/wrk.mjs';
import { Desk } from './desk.mjs';
import { newTickets } from './writes.mjs';

const CONNECTIONS = 8;
const SETTLED = 2; // minutes that count for nothing
const MEMORY = 1.1;
const LATENCY = 1.25;
const GRACE_MS = 2;

const options = readOptions('bench/soak.sh', {
  tickets: [100000, 'how many tickets the workspace is filled with'],
  minutes: [10, 'how long it lasts'],
  minute: [60, 'seconds of a minute, for a look'],
  warm: [30, 'seconds of the mix as fast as can be: the second half gives the rate, of which half is sent'],
  seed: [1, 'what the filling begins with'],
  program: [undefined, 'the product, if it is not to be built'],
  report: ['bench-report', 'the folder that gets the report, JSON and Markdown'],
});
needTools(['wrk', options.engine === 'sqlite' ? 'sqlite3' : 'psql']);
options.program ??= buildRelease();

const began = runLine();
const installation = await Installation.make(options, 'soak');
const run = { options, faults: [], say: (what) => console.log(`${new Date().toTimeString().slice(0, 8)} ${what}`) };
try {
  const desk = await Desk.fill(installation, options, run);
  const { server } = installation;
  server.start();
  await server.ready();
  run.say('As fast as can be');
  await rate(server, mix(desk), { connections: CONNECTIONS, seconds: Math.ceil(options.warm / 2) });
  const full = await rate(server, mix(desk), { connections: CONNECTIONS, seconds: Math.ceil(options.warm / 2) });
  const pace = Math.max(1, Math.round(full.rate / 2));
  const before = desk.count();
  const minutes = [];
  for (let minute = 1; minute <= options.minutes; minute++) {
    const { rate: seen, errors, oddity, latency_ms } = await rate(server, mix(desk), { connections: CONNECTIONS, seconds: options.minute, pace });
    if (errors > 0) run.faults.push(`Minute ${minute}: ${errors} answers were wrong: ${oddity}`);
    minutes.push({ rate: Math.round(seen), ...latency_ms, memory_mb: server.residentMb });
    run.say(`Minute ${minute}: ${JSON.stringify(minutes.at(-1))}`);
  }

  save({ ...began, engine: options.engine, tickets: options.tickets, machine: machine(), full: Math.round(full.rate), pace, created: desk.count() - before, minutes, verdicts: judge(minutes), faults: run.faults });
} finally {
  await installation.close();
}

for (const fault of run.faults) console.log(`WRONG: ${fault}`);
process.exit(run.faults.length > 0 ? 1 : 0);

/** What a desk does in the day, in the same shares everywhere: two thirds read, a twelfth searched, the rest written. */
function mix(desk) {
  const tickets = newTickets(desk);
  const words = desk.vocabulary();
  const any = (i) => desk.sample[i % desk.sample.length];
  const both = { status: 2 }; // 200 or 201
  return Array.from({ length: 2400 }, (_, i) => [
    { path: '/api/v1/tickets?status=open&limit=25' },
    { path: `/api/v1/tickets/${any(i).id}` },
    { path: `/api/v1/tickets/${any(i).id}/messages?limit=100` },
    { path: `/api/v1/tickets?assignee=${desk.agents[i % desk.agents.length]}&sort=-updated_at` },
    { path: `/api/v1/tickets/${any(i + 7).id}` },
    { path: `/api/v1/tickets/${any(i + 7).id}/messages?limit=100` },
    { path: '/api/v1/tickets?status=new,open,pending,on_hold&limit=25' },
    { path: `/api/v1/tickets/${any(i).id}/events` },
    { path: `/api/v1/tickets?q=${encodeURIComponent(words[Math.floor(words.length ** desk.random.next()) - 1])}` },
    { ...tickets[i % tickets.length] },
    { method: 'POST', path: `/api/v1/tickets/${desk.unclosed[i % desk.unclosed.length]}/messages`, json: { kind: 'internal_note', body: tickets[i % tickets.length].json.description } },
    { path: `/api/v1/tickets?priority=urgent&sort=-created_at` },
  ][i % 12]).map((request) => ({ ...request, ...both }));
}

/** The rule: after the first two minutes, the last three minutes' median is not above that of the first three by more than a tenth (memory) or a quarter and 2 ms (p95). */
function judge(minutes) {
  const settled = minutes.slice(SETTLED);
  const [first, last] = [settled.slice(0, 3), settled.slice(-3)].map((some) => ({ memory_mb: median(some.map((m) => m.memory_mb)), p95: median(some.map((m) => m.p95)) }));
  return {
    memory: { first: first.memory_mb, last: last.memory_mb, flat: last.memory_mb <= first.memory_mb * MEMORY },
    latency: { first: first.p95, last: last.p95, flat: last.p95 <= first.p95 * LATENCY + GRACE_MS },
  };
}

function save(report) {
  mkdirSync(options.report, { recursive: true });
  const file = path.join(options.report, `soak-${report.engine}-${report.tickets}`);
  writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 1)}\n`);
  const { memory, latency } = report.verdicts;
  const page = [
    `# Half load for ${options.minutes} minutes: ${report.engine}, ${report.tickets.toLocaleString('en')} tickets`,
    '',
    `Written by \`bench/soak.sh --engine ${report.engine} --tickets ${report.tickets}\`. ${report.date}, product at ${report.build}, load before ${report.load}.`,
    machineLine(report.machine),
    '',
    `A mix (nine of twelve read, one searches, one creates, one leaves a note) runs at ${report.full} a second as fast as can be; ${report.pace} a second were sent over ${CONNECTIONS} connections, ${report.created} tickets created.`,
    '',
    `Answers: **${report.faults.length === 0 ? 'all right' : report.faults.join('; ')}**. Flat is: after ${SETTLED} minutes, the median of the last three is above that of the first three by at most a tenth (memory), or a quarter and ${GRACE_MS} ms (p95).`,
    `Memory ${memory.first} → ${memory.last} MB: **${memory.flat ? 'flat' : 'not flat'}**. p95 ${latency.first} → ${latency.last} ms: **${latency.flat ? 'flat' : 'not flat'}**.`,
    '',
    '| minute | a second | p50 ms | p95 ms | p99 ms | max ms | memory MB |',
    '|---:|---:|---:|---:|---:|---:|---:|',
    ...report.minutes.map((m, i) => `| ${i + 1} | ${m.rate} | ${m.p50} | ${m.p95} | ${m.p99} | ${m.max} | ${m.memory_mb} |`),
    '',
  ].join('\n');
  writeFileSync(`${file}.md`, page);
  console.log(`\n${page}`);
}
