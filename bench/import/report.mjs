import { machineLine } from '../lib/machine.mjs';

export function markdown({ run, machine, load, lines, conversations, import: first, again, killed, rows, searches, beside, faults }) {
  const row = (name, f) => `| ${name} | ${f.rows} | ${f.added} | ${f.known} | ${f.seconds} s | ${f.rate}/s | ${f.peakMb} MB |`;
  return `# Importing real conversations: ${run.engine}

${run.date}, ${run.build}, load before the run ${load}. ${machineLine(machine)}

${lines} lines, ${conversations} conversations (an id that comes twice counts once), by \`parley import jsonl\`.

| Run | Rows | Added | There already | Time | Rate | Memory at most |
|---|---|---|---|---|---|---|
${row('first', first)}
${row('again', again)}
${row(`the last, after ${killed.tickets_after_each.length} × kill -9`, killed.last)}

Tickets after each kill: ${killed.tickets_after_each.join(', ')}. In the end, undisturbed and killed alike: ${Object.entries(rows).map(([table, count]) => `${count} ${table}`).join(', ')}.

Opening a ticket each 50 ms, in ms: ${said(beside.idle)} before; ${said(beside.busy)} while the server itself imports the file (${beside.rate} rows/s).

| Search | Hits, as in the file | First page |
|---|---|---|
${searches.map(({ what, hits, ms, right }) => `| ${what} | ${hits}${right ? '' : ' **(others found)**'} | ${ms} ms |`).join('\n')}

${faults.length === 0 ? 'No faults.' : `Faults:\n${faults.map((fault) => `- ${fault}`).join('\n')}`}
`;
}

const said = ({ p50, p99, max, count }) => `p50 ${p50}, p99 ${p99}, most ${max} (${count} tickets)`;
