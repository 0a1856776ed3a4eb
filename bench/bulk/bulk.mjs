// Changes many of very many tickets alike, times it, looks whether others are held up, and checks the rows.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildRelease } from '../lib/build.mjs';
import { median, spread } from '../lib/figures.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, machineLine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { pause } from '../lib/random.mjs';

const TARGET = 2000; // tickets a second, on PostgreSQL

const options = readOptions('node bench/bulk/bulk.mjs', {
  tickets: [1_000_000, 'how many there are'],
  change: [10_000, 'how many of them are changed at once, 10,000 at most'],
  rounds: [3, 'how often each change is made'],
  sla: [false, 'with a policy for every ticket, so that each has clocks'],
  program: [undefined, 'the product, built; without it the Release configuration is built'],
});
options.program ??= buildRelease();

const faults = [];
const fault = (what) => (faults.push(what), console.error(`FAULT ${what}`));
const report = { run: { ...runLine(), engine: options.engine, tickets: options.tickets, change: options.change, sla: options.sla ?? false }, machine: machine() };
const installation = await Installation.make(options, 'bulk');
try {
  // The first workspace is made by its seed, with the installation's key.
  const { workspace } = JSON.parse(await command('seed', '--workspace', 'bench', '--tickets', String(options.tickets), '--json'));
  installation.server.start();
  await installation.server.ready();
  if (options.sla) await promise();
  report.rounds = await measure(workspace.id);
  report.others = await others();
} finally {
  await installation.close();
}

report.faults = faults;
console.log(markdown());
if (options.report) {
  mkdirSync(options.report, { recursive: true });
  writeFileSync(path.join(options.report, `bulk-${options.engine}.json`), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(path.join(options.report, `bulk-${options.engine}.md`), markdown());
}
process.exit(faults.length > 0 ? 1 : 0);

async function command(...args) {
  const { code, out, all } = await installation.server.command(...args);
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${all.slice(-2000)}`);
  return out;
}

async function promise() {
  const targets = ['low', 'normal', 'high', 'urgent'].map((priority) => ({ priority, first_response: 60, resolution: 6000 }));
  const made = await installation.api.call('POST', '/api/v1/sla/policies', { json: { name: 'Bench', targets } });
  if (made.status !== 201) throw new Error(`A policy was answered ${made.status}: ${JSON.stringify(made.body)}`);
}

/** The same tickets, changed in one thing, in several, and moved under the guards. */
async function measure(workspace) {
  const ids = await some();
  const field = await installation.api.call('POST', '/api/v1/ticket-fields', { json: { key: 'bench', name: 'Bench', type: 'text' } });
  if (field.status !== 201) fault(`a field was answered ${field.status}`);
  const rounds = [];
  for (let i = 1; i <= options.rounds; i++) {
    const priority = i % 2 ? 'urgent' : 'low';
    rounds.push(await change('priority', ids, { priority }));
    expect('priority', workspace, `priority = ${i % 2 ? 4 : 1}`, ids.length);
    rounds.push(await change('several', ids, { type: i % 2 ? 'task' : 'problem', add_tags: [`round-${i}`], custom_fields: { bench: `Round ${i}` } }));
    expect('tags', workspace, `exists (select 1 from ticket_tag g where g.ticket_id = t.id and g.tag = 'round-${i}')`, ids.length);
    expect('fields', workspace, `exists (select 1 from ticket_field_value v where v.ticket_id = t.id and v.value = 'round ${i}')`, ids.length);
    rounds.push(await change('status', ids, { status: i % 2 ? 'on_hold' : 'open' }));
    expect('status', workspace, `status = '${i % 2 ? 'on_hold' : 'open'}' and exists (select 1 from ticket_tag g where g.ticket_id = t.id and g.tag = 'round-${i}')`, ids.length);
  }
  return rounds;
}

/** Open tickets, the newest first: none of them is where a change would leave it. */
async function some() {
  const ids = [];
  for (let after = ''; after !== null && ids.length < options.change; ) {
    const page = await installation.api.get(`/tickets?status=open,new,pending&limit=100${after && `&after=${encodeURIComponent(after)}`}`);
    ids.push(...page.data.map(({ id }) => id));
    after = page.next;
  }
  return ids.slice(0, options.change);
}

async function change(what, ids, changes) {
  const began = performance.now();
  const asked = await installation.api.call('POST', '/api/v1/tickets/bulk', { json: { ticket_ids: ids, changes } });
  if (asked.status !== 202) throw new Error(`${what} was answered ${asked.status}: ${JSON.stringify(asked.body).slice(0, 500)}`);
  const accepted = performance.now() - began;
  let now = asked.body;
  while (now.state === 'running') {
    await pause(20);
    now = await installation.api.get(`/tickets/bulk/${asked.body.id}`);
  }
  const ms = performance.now() - began;
  if (now.state !== 'done' || now.done !== ids.length || now.refused > 0) fault(`${what} ended as ${now.state}: ${now.changed} changed, ${now.unchanged} unchanged, ${now.refused} refused`);
  const round = { what, tickets: ids.length, changed: now.changed, accepted_ms: Math.round(accepted), seconds: Number((ms / 1000).toFixed(2)), rate: Math.round((ids.length * 1000) / ms) };
  console.log(`${what}: ${round.rate}/s`);
  return round;
}

function expect(what, workspace, condition, count) {
  const of = options.engine === 'postgres' ? `workspace_id = '${workspace}'` : `hex(workspace_id) = '${workspace.replaceAll('-', '').toUpperCase()}'`;
  const sql = `select count(*) from ticket t where ${of} and ${condition};`;
  const found = Number(installation.database.sql(options.engine === 'postgres' ? `set role parley_keeper; ${sql}` : sql));
  if (found < count) fault(`${what}: ${found} tickets are so, of ${count}`);
}

/** Opening a ticket each 50 ms, before a change of many and beside it. */
async function others() {
  const opened = async (isOver, seconds) => {
    const took = [];
    for (const until = performance.now() + seconds * 1000; performance.now() < until; await pause(50)) {
      const began = performance.now();
      const answer = await installation.api.call('POST', '/api/v1/tickets', { json: { subject: 'Beside', description: 'Many are changed.', requester: { email: 'maya@home.example' } } });
      took.push(performance.now() - began);
      if (answer.status !== 201) fault(`a ticket beside the change was answered ${answer.status}`);
      if (took.length % 5 === 0 && (await isOver())) break;
    }
    return spread(took);
  };
  const idle = await opened(async () => false, 5);
  const ids = await some();
  const { body } = await installation.api.call('POST', '/api/v1/tickets/bulk', { json: { ticket_ids: ids, changes: { add_tags: ['beside'] } } });
  return { idle, busy: await opened(async () => (await installation.api.get(`/tickets/bulk/${body.id}`)).state !== 'running', 600) };
}

function markdown() {
  const kinds = [...new Set(report.rounds.map(({ what }) => what))];
  const rows = kinds.map((kind) => {
    const of = report.rounds.filter(({ what }) => what === kind);
    return `| ${kind} | ${of[0].tickets} | ${median(of.map(({ rate }) => rate))}/s | ${of.map(({ rate }) => rate).join(', ')} | ${median(of.map(({ accepted_ms }) => accepted_ms))} ms |`;
  });
  const least = Math.min(...kinds.map((kind) => median(report.rounds.filter(({ what }) => what === kind).map(({ rate }) => rate))));
  const target = options.engine === 'postgres' ? `Target: ${TARGET} tickets a second; ${least >= TARGET ? 'reached' : `missed by ${kinds.length > 1 ? 'the slowest' : 'it'}, ${least}/s`}.\n\n` : '';
  const said = ({ p50, p99, max, count }) => `p50 ${p50}, p99 ${p99}, most ${max} (${count} tickets)`;
  return `# Changing many tickets: ${options.engine}

${report.run.date}, ${report.run.build}, load before the run ${report.run.load}. ${machineLine(report.machine)}

${options.tickets} tickets${options.sla ? ', all under a policy' : ''}; from the request to the last of those that are changed.

| Change | Tickets | Median | Rounds | Accepted within |
|---|---|---|---|---|
${rows.join('\n')}

${target}Opening a ticket each 50 ms, in ms: ${said(report.others.idle)} before; ${said(report.others.busy)} while many are changed.

${faults.length === 0 ? 'No faults.' : `Faults:\n${faults.map((one) => `- ${one}`).join('\n')}`}
`;
}
