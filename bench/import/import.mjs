// Imports real conversations, kills the import and lets it go on, looks whether a running server is held up, and searches what came in.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { spread } from '../lib/figures.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { pause } from '../lib/random.mjs';
import { run } from './command.mjs';
import { holding, indexOf, readConversations } from './conversations.mjs';
import { markdown } from './report.mjs';
import { searchesIn } from './searches.mjs';

const options = readOptions('node bench/import/import.mjs', {
  file: [path.join(import.meta.dirname, '../../../shared/data/airline-support.jsonl.gz'), 'JSON Lines of conversations'],
  kills: [3, 'how often the second import is killed'],
});

const { lines, conversations } = readConversations(options.file);
const index = indexOf(conversations);
const faults = [];
const report = { run: { ...runLine(), engine: options.engine }, machine: machine(), lines, conversations: conversations.length };
const fault = (what) => (faults.push(what), console.error(`FAULT ${what}`));

const whole = await Installation.make(options, 'import_whole');
const broken = await Installation.make(options, 'import_killed');
try {
  await prepare(whole);
  report.load = os.loadavg()[0].toFixed(1);
  report.import = figures(await run(whole, ['import', 'jsonl', options.file]));
  report.again = figures(await run(whole, ['import', 'jsonl', options.file]));
  if (report.import.added !== conversations.length) fault(`${report.import.added} tickets were added of ${conversations.length} conversations`);
  if (report.again.added !== 0) fault(`the second run added ${report.again.added} tickets`);

  await prepare(broken);
  report.killed = await killAgainAndAgain(broken);
  const [undisturbed, disturbed] = [shapeOf(whole), shapeOf(broken)];
  report.rows = undisturbed;
  if (JSON.stringify(undisturbed) !== JSON.stringify(disturbed)) fault(`killed: ${JSON.stringify(disturbed)}, undisturbed: ${JSON.stringify(undisturbed)}`);

  whole.server.start();
  await whole.server.ready();
  report.searches = await search(whole);
  report.beside = await beside(whole);
} finally {
  await whole.close();
  await broken.close();
}

report.faults = faults;
console.log(markdown(report));
if (options.report) {
  mkdirSync(options.report, { recursive: true });
  writeFileSync(path.join(options.report, `import-${options.engine}.json`), `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(path.join(options.report, `import-${options.engine}.md`), markdown(report));
}
process.exit(faults.length > 0 ? 1 : 0);

/** The first start makes the workspace. */
async function prepare(installation) {
  installation.server.start();
  await installation.server.ready();
  await installation.server.stop();
}

function figures({ code, report: said, seconds, peakMb }) {
  const { rows, added, known, rejected } = said;
  return { code, rows, added, known, rejected, seconds: Number(said.seconds), rate: Math.round(rows / said.seconds), with_start: Number(seconds.toFixed(1)), peakMb };
}

async function killAgainAndAgain(installation) {
  const left = [];
  const count = () => Number(installation.database.sql(counting('ticket')));
  for (let i = 0; i < options.kills; i++) {
    const enough = Math.round(((i + 1) * conversations.length) / (options.kills + 1));
    await run(installation, ['import', 'jsonl', options.file], () => count() >= enough);
    left.push(count());
  }
  const last = figures(await run(installation, ['import', 'jsonl', options.file]));
  if (last.added + left.at(-1) !== conversations.length) fault(`after the kills ${left.at(-1)} were there, and ${last.added} were added`);
  return { tickets_after_each: left, last };
}

function shapeOf(installation) {
  return Object.fromEntries(['ticket', 'message', 'event', 'contact', 'imported_row'].map((table) => [table, Number(installation.database.sql(counting(table)))]));
}

// On PostgreSQL the policies hold for the owner, too; the keeper sees all.
function counting(table) {
  const count = `select count(*) from ${table};`;
  return options.engine === 'postgres' ? `set role parley_keeper; ${count}` : count;
}

async function search({ api }) {
  const found = [];
  for (const [what, q] of searchesIn(conversations)) {
    const expected = new Set(holding(index, q).map(({ id }) => `customer-${id}@`));
    const began = performance.now();
    const first = await api.get(`/tickets?limit=25&q=${encodeURIComponent(q)}`);
    const ms = performance.now() - began;
    const hits = expected.size > 500 ? first.data : await api.all(`/tickets?q=${encodeURIComponent(q)}`);
    const others = hits.filter(({ requester }) => ![...expected].some((start) => requester.email.startsWith(start)));
    const right = expected.size > 500 ? first.data.length === 25 && others.length === 0 : hits.length === expected.size && others.length === 0;
    if (!right) fault(`the search ${q} found ${hits.length} of ${expected.size}, ${others.length} of them others: ${others.slice(0, 3).map((t) => t.subject)}`);
    console.log(`${what}: ${q} → ${expected.size}${expected.size > 0 ? `, such as “${first.data[0]?.subject}”` : ''}`);
    // Without the words themselves: a report is kept, and the conversations are not ours.
    found.push({ what, hits: expected.size, ms: Number(ms.toFixed(1)), right });
  }
  return found;
}

/** Tickets opened while the server imports the same file under another source, and before it does. */
async function beside({ api }) {
  const idle = await openFor(api, async () => false, 5);
  const boundary = 'bench-import-boundary';
  const head = ['kind', 'conversations', 'source', 'again'].reduce((form, value, i, all) => (i % 2 ? form : `${form}--${boundary}\r\nContent-Disposition: form-data; name="${value}"\r\n\r\n${all[i + 1]}\r\n`), '');
  const raw = Buffer.concat([
    Buffer.from(`${head}--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="again.jsonl.gz"\r\n\r\n`),
    readFileSync(options.file),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const made = await api.call('POST', '/api/v1/imports', { raw, type: `multipart/form-data; boundary=${boundary}` });
  const { id } = made.body;
  await api.call('POST', `/api/v1/imports/${id}/start`);
  const busy = await openFor(api, async () => !['running'].includes((await api.get(`/imports/${id}`)).state), 600);
  const done = await api.get(`/imports/${id}`);
  // The same ids of another source are other tickets, of the same people.
  if (done.state !== 'done' || done.added !== conversations.length) fault(`the server's import ended as ${done.state} with ${done.added} tickets`);
  return { idle, busy, rate: done.rate };
}

/** Opens a ticket each 50 ms; answers how long that took, in ms. */
async function openFor(api, isOver, seconds) {
  const took = [];
  for (const until = performance.now() + seconds * 1000; performance.now() < until; await pause(50)) {
    const began = performance.now();
    const answer = await api.call('POST', '/api/v1/tickets', { json: { subject: 'Beside', description: 'An import runs.', requester: { email: 'maya@home.example' } } });
    took.push(performance.now() - began);
    if (answer.status !== 201) fault(`a ticket beside the import was answered ${answer.status}`);
    if (took.length % 10 === 0 && (await isOver())) break;
  }
  return spread(took);
}
