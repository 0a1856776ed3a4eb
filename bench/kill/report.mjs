import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { machine, machineLine, runLine } from '../lib/machine.mjs';

/** Puts one run's figures into `report.json`, and all of them into `report.md`. */
export function addToReport(folder, engine, part, figures) {
  const file = path.join(folder, 'report.json');
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  report.machine = machine();
  report[engine] = { ...report[engine], [part]: { ...runLine(), ...figures } };
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  writeFileSync(path.join(folder, 'report.md'), page(report));
}

export function page(report) {
  const engines = ['sqlite', 'postgres'].filter((e) => report[e]);
  const lines = [
    '# Kill test: report',
    '',
    'Written by `node kill.mjs --report` and `node restart.mjs --report`; the same figures are in `report.json`.',
    '',
    `${machineLine(report.machine)} Others were at work on it (the load is given).`,
  ];
  const table = (title, part, rows) => {
    const those = engines.filter((e) => report[e][part]);
    if (those.length === 0) return;
    lines.push('', `## ${title}`, '', `| | ${those.join(' | ')} |`, `|---|${those.map(() => '---:').join('|')}|`);
    for (const [name, value] of rows) lines.push(`| ${name} | ${those.map((e) => value(report[e][part]) ?? '–').join(' | ')} |`);
  };
  table('Killed and asked', 'kills', [
    ['date, load, seed', (r) => `${r.date}, ${r.load}, ${r.seed}`],
    ['product at', (r) => r.build],
    ['kills', (r) => r.kills + r.missed],
    ...Object.keys(report.postgres?.kills?.deaths ?? report.sqlite?.kills?.deaths ?? {}).map((death) => [
      { start: '… while it starts', random: '… at any moment' }[death] ?? `… at \`${death}\``,
      (r) => r.deaths[death],
    ]),
    ['… at another moment, its point not reached in 15 s', (r) => r.missed],
    ['requests', (r) => r.requests],
    ['… acknowledged', (r) => r.acknowledged],
    ['… failed and sent again under their key', (r) => r.sent_again],
    ['… sent twice at once under their key', (r) => r.sent_twice_at_once],
    ['… answered from the kept answer', (r) => r.answered_from_store],
    ['… without a key, failed and given up', (r) => r.given_up],
    ['tickets, messages, files there', (r) => `${r.tickets}, ${r.messages}, ${r.files}`],
    ['entries of the feed', (r) => r.feed],
    ['effects by distinct event id', (r) => r.effects],
    ['effects that were repeated (at most)', (r) => `${r.effects_repeated} (${r.in_flight_at_most})`],
    ['start to first answer, median / p95 / longest', (r) => `${r.restart_ms.median} / ${r.restart_ms.p95} / ${r.restart_ms.longest} ms`],
    ['breaks that the check noticed', (r) => r.breaks_noticed.length],
    ['faults', (r) => `**${r.faults.length}**`],
  ]);
  for (const e of engines) {
    for (const warning of report[e].kills?.doctor ?? []) lines.push('', `The doctor's only remark on ${e}: ${warning}`);
  }

  table('Restart with 100,000 tickets and 10,000 queued jobs', 'restart', [
    ['date, load', (r) => `${r.date}, ${r.load}`],
    ['product at', (r) => r.build],
    ['tickets, messages, jobs', (r) => `${r.tickets}, ${r.messages}, ${r.jobs}`],
    ['start to the first list of 25, after kill -9 (ms)', (r) => r.after_kill.join(', ')],
    ['start to the first list of 25, after a stop (ms)', (r) => r.after_stop.join(', ')],
    ['median / longest', (r) => `**${r.median} / ${r.longest} ms**`],
    ['… of it processor time', (r) => `${r.cpu_ms.full} ms`],
    ['start on an empty database, median (processor time)', (r) => `${r.empty.toSorted((a, b) => a - b)[r.empty.length >> 1]} ms (${r.cpu_ms.empty} ms)`],
    ['all jobs done after', (r) => `${r.drained_s} s`],
  ]);
  return `${lines.join('\n')}\n`;
}
