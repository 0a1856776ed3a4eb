// Whether the agent app stays smooth with very many tickets, by the browser's own clocks: see README.md.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from '../lib/build.mjs';
import { round, spread } from '../lib/figures.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, machineLine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { Desk } from '../run/desk.mjs';
import { AgentPage } from './page.mjs';

const EMAIL = 'admin@example.com';
const PASSWORD = 'a quiet morning in June';
const VIEWS = ['Waiting on customer', 'Resolved', 'Unassigned', 'All tickets'];
const LONG_FRAME_MS = 50;

const options = readOptions('node bench/browser/smooth.mjs', {
  tickets: [100000, 'how many tickets the workspace is filled with'],
  rounds: [15, 'of each thing that is done'],
  scroll: [15, 'seconds of scrolling'],
  seed: [1, 'what the filling begins with'],
  program: [undefined, 'the product with the agent app, if it is not to be built: src/Parley.Server in Release'],
  report: ['bench-report', 'the folder that gets the report, JSON and Markdown'],
});
const { chromium } = createRequire(path.join(root, 'web/package.json'))('playwright-core');
options.program ??= build();

const began = runLine();
const say = (what) => console.log(`${new Date().toTimeString().slice(0, 8)} ${what}`);
const installation = await Installation.make(options, 'browser', { PARLEY_ADMIN_PASSWORD: PASSWORD });
const faults = [];
let browser;
try {
  say(`Filling ${options.engine} with ${options.tickets} tickets`);
  const desk = await Desk.fill(installation, options, { say });
  installation.server.start();
  await installation.server.ready();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'] });
  const page = await AgentPage.open(browser, installation.url, EMAIL, PASSWORD, faults);
  const figures = { opened_ms: [], view_ms: [], search_ms: [], cleared_ms: [], ticket_ms: [], back_ms: [] };
  for (let round = 0; round < options.rounds; round++) {
    say(`Round ${round + 1}`);
    figures.opened_ms.push(await page.open());
    for (const view of VIEWS) figures.view_ms.push(await page.show(view));
    const { query, hits } = desk.planted.find((p) => p.hits > 0 && p.hits < 20);
    figures.search_ms.push(await page.search(query, hits));
    figures.cleared_ms.push(await page.clear());
    figures.ticket_ms.push(await page.openTicket(round));
    figures.back_ms.push(await page.back());
  }

  say('Scrolling');
  const scroll = await page.scroll(options.scroll * 1000);
  save({
    ...began, engine: options.engine, tickets: options.tickets, machine: machine(), browser: browser.version(), faults,
    figures: {
      ...Object.fromEntries(Object.entries(figures).map(([name, all]) => [name, spread(all)])),
      scroll: { rows: scroll.rows, seconds: options.scroll, frames: spread(scroll.frames), long: scroll.frames.filter((ms) => ms > LONG_FRAME_MS).length },
      interactions: await page.interactions(),
      heap_mb: await page.heapMb(),
    },
  });
} finally {
  await browser?.close();
  await installation.close();
}

for (const fault of faults) console.log(`WRONG: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);

function build() {
  execFileSync('dotnet', ['build', 'src/Parley.Server', '-c', 'Release', '-v', 'quiet', '-clp:ErrorsOnly', '--nologo'], { cwd: root, stdio: 'inherit' });
  return path.join(root, 'src/Parley.Server/bin/Release/net10.0/parley');
}

function save(report) {
  mkdirSync(options.report, { recursive: true });
  const file = path.join(options.report, `browser-${report.engine}-${report.tickets}`);
  writeFileSync(`${file}.json`, `${JSON.stringify(report, null, 1)}\n`);
  const { figures: f } = report;
  const row = (name, { p50, p95, max, count }) => `| ${name} | ${p50} | ${p95} | ${max} | ${count} |`;
  const page = [
    `# The agent app with ${report.tickets.toLocaleString('en')} tickets on ${report.engine}`,
    '',
    `Written by \`node bench/browser/smooth.mjs --engine ${report.engine} --tickets ${report.tickets}\`. ${report.date}, product at ${report.build}, load before ${report.load}. Chromium ${report.browser} without a graphics card, 1440 × 900; browser and server on the same two cores.`,
    machineLine(report.machine),
    '',
    faults.length === 0 ? 'Nothing was wrong on any page.' : `**Wrong**: ${faults.join('; ')}`,
    '',
    '| from the key or click to the painted frame | p50 ms | p95 ms | max ms | times |',
    '| --- | ---: | ---: | ---: | ---: |',
    row('the app opened: from the address to the list', f.opened_ms),
    row('another view', f.view_ms),
    row('a search, from its last letter (the pause after typing is in it)', f.search_ms),
    row('the search cleared', f.cleared_ms),
    row('a ticket opened', f.ticket_ms),
    row('back to the list, at its place', f.back_ms),
    '',
    `Scrolling for ${f.scroll.seconds} s through ${f.scroll.rows.toLocaleString('en')} rows that are fetched on the way: ${f.scroll.frames.count} frames, p50 ${f.scroll.frames.p50}, p95 ${f.scroll.frames.p95}, longest ${f.scroll.frames.max} ms; ${f.scroll.long} took over ${LONG_FRAME_MS} ms.`,
    f.interactions && `The browser's own event timing of ${f.interactions.count} keys and clicks (those over 16 ms are told of): p50 ${f.interactions.p50}, p95 ${f.interactions.p95}, longest ${f.interactions.max} ms to the next paint.`,
    `Memory of the page's scripts at the end: ${round(f.heap_mb)} MB.`,
    '',
  ].join('\n');
  writeFileSync(`${file}.md`, page);
  console.log(`\n${page}`);
}
