/** What DESIGN asks for, on two cores with the database on the same machine. `size`: the number of tickets that it is asked for; no number means any. */
const TARGETS = [
  { name: 'creation, share of the rate of its peer', engine: 'postgres', value: (f) => f.writes.create.rate / f.writes.peer.create.rate, least: 0.4, goal: 0.6 },
  { name: 'creation, a second', engine: 'postgres', value: (f) => f.writes.create.rate, least: 500 },
  { name: 'creation, a second', engine: 'sqlite', size: 100_000, value: (f) => f.writes.create.rate, least: 800 },
  { name: 'from commit to a reader of the feed while eight create, p99 ms', value: (f) => f.feed.busy.poll_ms.p99, most: 250 },
  { name: 'from commit to a socket while eight create, p99 ms', value: (f) => f.feed.busy.socket_ms.p99, most: 250 },
  { name: 'newest 25 open, a second at 8 connections', engine: 'postgres', value: (f) => f.reads.newest_open.rate, least: 3000, goal: 5000 },
  { name: 'newest 25 open, a second at 8 connections', engine: 'sqlite', size: 100_000, value: (f) => f.reads.newest_open.rate, least: 2000 },
  { name: 'one ticket with its messages (two requests), a second at 8 connections', engine: 'postgres', value: (f) => 1 / (1 / f.reads.ticket.rate + 1 / f.reads.messages.rate), least: 3000, goal: 5000 },
  { name: 'any page with one filter and one order, slowest p95 ms', engine: 'postgres', size: 1_000_000, value: (f) => Math.max(worst(f.lists.pairs, /^(?!q )/), worst(f.lists.behind, /./)), most: 10 },
  { name: 'free combinations of filters, p95 ms', engine: 'postgres', size: 1_000_000, value: (f) => f.lists.combinations.p95, most: 100 },
  { name: 'search, a mix of planted words, p95 ms', engine: 'postgres', size: 1_000_000, value: (f) => f.search.planted_mix.p95, most: 50 },
  { name: 'search, a mix of ordinary words, p95 ms', engine: 'postgres', size: 1_000_000, value: (f) => f.search.mix.p95, most: 50 },
  { name: 'search, slowest of all, ms', engine: 'postgres', size: 1_000_000, value: slowestSearch, most: 150 },
  { name: 'search, a mix of planted words, p95 ms', engine: 'sqlite', size: 100_000, value: (f) => f.search.planted_mix.p95, most: 20 },
  { name: 'search, a mix of ordinary words, p95 ms', engine: 'sqlite', size: 100_000, value: (f) => f.search.mix.p95, most: 20 },
  { name: 'start to first answer, slowest ms', value: (f) => Math.max(...f.start_ms), most: 2000 },
  { name: 'memory when idle, MB', value: (f) => f.memory.idle_mb, most: 250 },
];

/** Each target with what was seen and whether it is met. */
export function judge({ engine, tickets }, figures) {
  return TARGETS.filter((t) => !t.engine || t.engine === engine).map(({ name, size, value, least, goal, most }) => {
    const seen = value(figures);
    return { name, seen: Number(seen.toPrecision(3)), least, goal, most, asked_at: size && size !== tickets ? size : undefined, met: least === undefined ? seen < most : seen >= least, goal_met: goal && seen >= goal };
  });
}

function worst(pairs, which) {
  return Math.max(...Object.entries(pairs).filter(([name]) => which.test(name)).map(([, spread]) => spread.p95));
}

function slowestSearch({ search }) {
  return Math.max(search.mix.max, search.planted_mix.max, ...Object.values(search.kinds).map((kind) => kind.max));
}
