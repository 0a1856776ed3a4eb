import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machineLine } from '../lib/machine.mjs';

const KINDS = {
  create: 'create, 8 clients', create_1: 'create, 1', list: 'newest 25 open, 8', list_1: 'newest 25 open, 1', conversation: 'a ticket with its messages, 8', conversation_1: 'a ticket with its messages, 1',
  search: 'search of a word, 8', search_1: 'search of a word, 1',
};

/** Saves the three side by side as JSON and as Markdown, and prints the latter. */
export function saveReport(folder, report) {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `peers-${report.options.tickets}`);
  writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 1)}\n`);
  const page = pageOf(report);
  writeFileSync(`${file}.md`, page);
  console.log(`\n${page}\n${file}.json\n${file}.md`);
}

function pageOf({ date, load, build, machine, options, desks, faults, figures }) {
  const names = desks.map((d) => d.name);
  const table = (title, value) => ['', `## ${title}`, '', `| | ${names.join(' | ')} |`, `|---|${names.map(() => '---:').join('|')}|`,
    ...Object.entries(KINDS).map(([kind, name]) => `| ${name} | ${names.map((desk) => value(figures[desk][kind], figures[desk])).join(' | ')} |`)];
  return [
    `# Three helpdesks with ${options.tickets.toLocaleString('en')} tickets`,
    '',
    `Written by \`bench/peers/run.sh --tickets ${options.tickets}\`; all figures are in the JSON beside it.`,
    `${date}, Parley at ${build}, load before the run ${load}; ${options.rounds} rounds of ${options.seconds} s each after ${options.warm} s of warming up, one helpdesk at a time.`,
    '',
    machineLine(machine),
    ...desks.map((d) => `- **${d.name}**: ${d.setUp}.`),
    '',
    'The same tickets, three messages each, over their REST interfaces on loopback by `wrk`. A ticket with its messages takes two requests of Parley and of RT and one of Redmine; what is counted is tickets.',
    '',
    `Answers: **${faults.length === 0 ? 'all right' : `${faults.length} wrong`}**.`,
    ...faults.slice(0, 10).map((fault) => `- ${fault}`),
    ...table('A second', (f) => `${f.rate}${f.rates.length > 1 ? ` (± ${f.noise_percent} %)` : ''}`),
    ...table('Milliseconds a request, p50 / p95', (f) => `${f.latency_ms.p50} / ${f.latency_ms.p95}`),
    '',
  ].join('\n');
}
