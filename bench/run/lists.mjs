import { spread } from '../lib/figures.mjs';
import { walk } from '../lib/wrk.mjs';
import { questionsOf, SORTS } from './questions.mjs';

const DEEP_PAGES = 200;

/** Each filter with each order, free combinations of them, and pages far behind the first: one connection, each request timed. */
export async function measureLists(server, desk, run) {
  const filters = questionsOf(desk);
  const pairs = await measurePairs(server, filters, SORTS, run);
  return { pairs, combinations: await measureCombinations(server, desk, filters, run), deep: await deep(server, run) };
}

/** The same newest first, when all that was created meanwhile, which has neither team, assignee nor tag, stands before what the filters look for. */
export function measureBehind(server, desk, run) {
  const { type, source, priority, assignee, team, tag } = questionsOf(desk);
  return measurePairs(server, { type, source, priority, assignee, team, tag }, ['-number'], run);
}

async function measurePairs(server, filters, sorts, run) {
  const pairs = {};
  for (const [filter, values] of Object.entries(filters)) {
    run.say(`Lists by ${filter}`);
    const wanted = sorts.flatMap((sort) => Array.from({ length: run.options.pair }, (_, i) => ({ sort, path: pathOf([values[i % values.length].query], sort) })));
    const { answers, errors, oddity } = await walk(server, wanted);
    if (errors > 0) run.faults.push(`${errors} lists by ${filter} were answered wrongly: ${oddity}`);
    for (const sort of sorts) pairs[`${filter} ${sort}`] = spread(answers.filter((_, i) => wanted[i].sort === sort).map((a) => a.ms));
  }

  return pairs;
}

export const pathOf = (queries, sort) => `/api/v1/tickets?${[...queries, `sort=${sort}`].filter(Boolean).join('&')}`;

/** Two or three filters and an order, by chance. */
export function combine(desk, filters) {
  const names = desk.random.shuffled(Object.keys(filters).filter((name) => name !== 'none' && filters[name].length > 0)).slice(0, desk.random.between(2, 3));
  return { values: names.map((name) => desk.random.of(filters[name])), sort: desk.random.of(SORTS) };
}

/** As many of them as `run.sizes.combinations` says. */
export async function measureCombinations(server, desk, filters, run) {
  run.say('Lists by combinations of filters');
  const wanted = Array.from({ length: run.sizes.combinations }, () => combine(desk, filters)).map(({ values, sort }) => ({ path: pathOf(values.map((v) => v.query), sort) }));
  const { answers, ms, errors, oddity } = await walk(server, wanted);
  if (errors > 0) run.faults.push(`${errors} lists by combinations were answered wrongly: ${oddity}`);
  const slowest = answers.map((a, i) => ({ ms: a.ms, path: wanted[i].path })).toSorted((a, b) => b.ms - a.ms).slice(0, 5);
  return { ...ms, slowest };
}

async function deep(server, run) {
  run.say(`${DEEP_PAGES} pages deep`);
  const pages = [{ path: '/api/v1/tickets?limit=25' }, ...Array.from({ length: DEEP_PAGES - 1 }, () => ({ path: '/api/v1/tickets?limit=25&after={{c}}' }))];
  const { ms, errors, oddity } = await walk(server, pages.slice(0, Math.max(1, Math.floor(run.options.tickets / 25))));
  if (errors > 0) run.faults.push(`Walking the pages went wrong: ${oddity}`);
  return ms;
}
