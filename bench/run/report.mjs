import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machineLine } from '../lib/machine.mjs';

const PAIRS_SHOWN = 15;

/** Saves a run as JSON and as Markdown, and prints the latter. */
export function saveReport(folder, report) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${report.engine}-${report.tickets}`);
  writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 1)}\n`);
  const page = pageOf(report);
  writeFileSync(`${file}.md`, page);
  console.log(`\n${page}\n${file}.json\n${file}.md`);
}

function pageOf({ engine, tickets, date, load, build, machine, settings, options, targets, faults, figures: f }) {
  return [
    `# Parley on ${engine} with ${tickets.toLocaleString('en')} tickets`,
    '',
    `Written by \`bench/run.sh --engine ${engine} --tickets ${tickets}\`; all figures are in the JSON beside it.`,
    `${date}, product at ${build}, load before the run ${load}; ${options.rounds} rounds of ${options.seconds} s after ${options.warm} s of warming up. A second workspace with a tenth of the tickets is present.`,
    '',
    machineLine(machine),
    `${engine}: ${Object.entries(settings).map(([name, value]) => `${name} ${value}`).join(', ')}.`,
    '',
    `Answers: **${faults.length === 0 ? 'all right' : `${faults.length} wrong`}**.`,
    ...faults.slice(0, 10).map((fault) => `- ${fault}`),
    ...section('Targets', ['', 'seen', 'asked for', ''], targets.map(target)),
    ...section('Rates', ['', 'a second (noise)', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'], [...Object.entries(READS), ...Object.entries(WRITES)].map(([kind, name]) => rateRow(name, f.reads[kind] ?? f.writes[kind]))),
    ...section('Beside their peers', ['', 'a second', 'of its peer'], [
      ['creation, 8 connections', f.writes.create.rate, ratio(f.writes.create, f.writes.peer.create)],
      [`its peer (± ${f.writes.peer.create.noise_percent} %)`, f.writes.peer.create.rate, ''],
      ['creation, 1 connection', f.writes.create_1.rate, ratio(f.writes.create_1, f.writes.peer.create_1)],
      [`its peer (± ${f.writes.peer.create_1.noise_percent} %)`, f.writes.peer.create_1.rate, ''],
      ['newest 25 open, beside the empty endpoint', f.reads.newest_open.rate, ratio(f.reads.newest_open, f.reads.empty)],
      ['newest 25 open, beside the one that only looks the key up', '', ratio(f.reads.newest_open, f.reads.signed)],
    ]),
    '',
    `The peer of creation: ${f.writes.peer.what}. The empty endpoint is \`/health/live\`, which passes all of the pipeline but the check of the key; the other is \`GET /session\` with a key, which is known and refused.`,
    ...section('Lists', ['single connection', 'p50 ms', 'p95 ms', 'max ms'], [
      ...listRows(f.lists.pairs),
      ['free combinations', ...three(f.lists.combinations)],
      ['200 pages deep, each page', ...three(f.lists.deep)],
      ...Object.entries(f.lists.behind).map(([name, figures]) => [`${name}, behind all that was created meanwhile`, ...three(figures)]),
    ]),
    ...section('Search', ['single connection', 'p50 ms', 'p95 ms', 'max ms'], [
      ...Object.entries(f.search.kinds).map(([name, s]) => [name, ...three(s)]),
      ['planted words, mixed, with and without status', ...three(f.search.planted_mix)],
      [`${f.search.mix.count} ordinary queries`, ...three(f.search.mix)],
    ]),
    '',
    `These at eight connections: ${Math.round(f.search.mix_8.rate)} a second, p95 ${f.search.mix_8.latency_ms.p95} ms. Slowest: ${f.search.slowest.map((s) => `\`${s.path.split('?')[1]}\` ${s.ms.toFixed(0)} ms`).join(', ')}.`,
    ...section('Feed', ['from the creation\'s answer to', 'p50 ms', 'p95 ms', 'p99 ms', 'max ms'], [
      [`a waiting reader, ${f.feed.calm.rate} created a second`, ...four(f.feed.calm.poll_ms)],
      ['a socket, the same', ...four(f.feed.calm.socket_ms)],
      [`a waiting reader, while eight create (${f.feed.busy.beside} a second)`, ...four(f.feed.busy.poll_ms)],
      ['a socket, the same', ...four(f.feed.busy.socket_ms)],
    ]),
    '',
    `A reader that catches up reads ${f.feed.catch_up.rate.toLocaleString('en')} entries a second (${f.feed.catch_up.entries.toLocaleString('en')} in pages of 100).`,
    '',
    `Start to first answer: ${f.start_ms.join(', ')} ms. Memory: ${f.memory.idle_mb} MB idle, ${f.memory.after_run_mb} MB after the run, ${f.memory.peak_mb} MB at most. Filled in ${f.filled_s} s.`,
    '',
  ].join('\n');
}

const READS = {
  empty: 'empty endpoint, 8 connections', signed: 'key looked up, nothing read, 8', newest_open: 'newest 25 open, 8', newest_open_1: 'newest 25 open, 1',
  ticket: 'one ticket, 8', messages: 'its messages, 8', conversation_1: 'ticket and messages in turn, 1',
};
const WRITES = { create: 'create, 8', create_1: 'create, 1', reply: 'reply, 8', note: 'note, 8' };

function section(title, head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return ['', `## ${title}`, '', line(head), line(head.map((_, i) => (i === 0 ? '---' : '---:'))), ...rows.map(line)];
}

function target({ name, seen, least, goal, most, asked_at, met, goal_met }) {
  const asked = least === undefined ? `< ${most}` : `≥ ${least}${goal ? `, goal ${goal}` : ''}`;
  return [name, seen, `${asked}${asked_at ? ` at ${asked_at.toLocaleString('en')}` : ''}`, met ? (goal_met ? 'met, and the goal' : 'met') : '**not met**'];
}

const rateRow = (name, { rate, rates, noise_percent, latency_ms: l }) => [name, `${rate}${rates.length > 1 ? ` (± ${noise_percent} %)` : ''}`, l.p50, l.p95, l.p99, l.max];
const ratio = (one, other) => `**${(one.rate / other.rate).toFixed(2)}**`;
const three = ({ p50, p95, max }) => [p50, p95, max];
const four = ({ p50, p95, p99, max }) => [p50, p95, p99, max];

/** The slowest pairs of filter and order. */
function listRows(pairs) {
  const all = Object.entries(pairs).toSorted(([, a], [, b]) => b.p95 - a.p95);
  return [...all.slice(0, PAIRS_SHOWN).map(([name, s]) => [name, ...three(s)]), [`the other ${Math.max(0, all.length - PAIRS_SHOWN)} pairs, p95 at most`, '', all[PAIRS_SHOWN]?.[1].p95 ?? '', '']];
}
