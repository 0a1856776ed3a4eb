// The benchmark as a whole: see ../README.md.
import { buildRelease, needTools } from '../lib/build.mjs';
import { Installation } from '../lib/installation.mjs';
import { machine, runLine } from '../lib/machine.mjs';
import { readOptions } from '../lib/options.mjs';
import { checkAnswers } from './answers.mjs';
import { Desk } from './desk.mjs';
import { measureFeed } from './feed.mjs';
import { measureBehind, measureLists } from './lists.mjs';
import { measureReads } from './reads.mjs';
import { saveReport } from './report.mjs';
import { measureSearch } from './search.mjs';
import { measureStarts } from './starts.mjs';
import { judge } from './targets.mjs';
import { checkWrites, measureWrites } from './writes.mjs';
import { rate } from '../lib/wrk.mjs';

const options = readOptions('bench/run.sh', {
  tickets: [100000, 'how many tickets the workspace is filled with'],
  seconds: [10, 'of each measurement of a rate'],
  rounds: [3, 'of each rate, in turn with its peer'],
  warm: [20, 'seconds of warming up'],
  pair: [200, 'requests for each pair of filter and order'],
  seed: [1, 'what the filling begins with'],
  quick: [false, 'a thousand tickets and little of everything: are the answers right?'],
  program: [undefined, 'the product, if it is not to be built: src/Parley.Server in Release'],
  report: ['bench-report', 'the folder that gets the report, JSON and Markdown'],
});
needTools(['wrk', ...(options.engine === 'sqlite' ? ['sqlite3', 'python3'] : ['psql', 'pgbench'])]);
options.program ??= buildRelease();
if (options.quick) Object.assign(options, { tickets: 1000, seconds: 0.4, rounds: 1, warm: 0.8, pair: 3 });
const sizes = options.quick ? { starts: 1, idle_s: 1, combinations: 30, searches: 5, mix: 40, calm: 50 } : { starts: 5, idle_s: 10, combinations: 300, searches: 40, mix: 400, calm: 200 };

const began = runLine();
const installation = await Installation.make(options, 'bench');
const run = { options, sizes, faults: [], say: (what) => console.log(`${new Date().toTimeString().slice(0, 8)} ${what}`) };
try {
  run.say(`Filling ${options.engine} with ${options.tickets} tickets`);
  const desk = await Desk.fill(installation, options, run);
  const { server } = installation;
  const figures = { filled_s: desk.filled_s };
  Object.assign(figures, await measureStarts(server, run));
  run.say('Warming up');
  await rate(server, desk.mixedReads(), { seconds: options.warm });
  await checkAnswers(server, desk, run);
  figures.reads = await measureReads(server, desk, run);
  figures.lists = await measureLists(server, desk, run);
  figures.search = await measureSearch(server, desk, run);
  figures.writes = await measureWrites(installation, desk, run);
  figures.lists.behind = await measureBehind(server, desk, run);
  figures.feed = await measureFeed(installation, desk, run);
  await checkWrites(installation, desk, run);
  await checkAnswers(server, desk, run);
  figures.memory.after_run_mb = server.residentMb;
  figures.memory.peak_mb = server.peakMb;
  const report = {
    ...began, engine: options.engine, tickets: options.tickets, machine: machine(), settings: installation.database.speedSettings(), options: { ...options, database: undefined, program: undefined },
    targets: judge(options, figures), faults: run.faults, figures,
  };
  saveReport(options.report, report);
} finally {
  await installation.close();
}

for (const fault of run.faults.slice(0, 30)) console.log(`WRONG: ${fault}`);
process.exit(run.faults.length > 0 ? 1 : 0);
