import { spread } from '../lib/figures.mjs';
import { rate, walk } from '../lib/wrk.mjs';
import { STATUSES } from './questions.mjs';

const STATUS = [...STATUSES, 'new,open,pending,on_hold'];
const USUAL = /^hits_|^common_both$|^phrase/;

/** Planted words of known frequency, and a mix of what people type, alone and with a status; one connection, each request timed, and the mix at eight. */
export async function measureSearch(server, desk, run) {
  const kinds = {};
  for (const { name, query } of desk.planted) {
    run.say(`Searching ${name}`);
    kinds[name] = await timed(server, Array.from({ length: run.sizes.searches }, () => search(query)), run);
    kinds[`${name} with status`] = await timed(server, Array.from({ length: run.sizes.searches }, (_, i) => search(query, STATUS[i % STATUS.length])), run);
  }

  run.say('Searching a mix');
  const mix = mixed(desk, run.sizes.mix);
  const usual = desk.planted.filter((p) => USUAL.test(p.name)).flatMap(({ query }) => [search(query), search(query), search(query), ...STATUS.map((status) => search(query, status))]);
  const { slowest, ...figures } = await timed(server, mix, run, true);
  return {
    kinds, mix: figures, slowest,
    planted_mix: await timed(server, desk.random.shuffled([...usual, ...usual, ...usual]), run),
    mix_8: await rate(server, mix, { seconds: run.options.seconds }),
  };
}

const search = (query, status) => ({ path: `/api/v1/tickets?q=${encodeURIComponent(query)}${status ? `&status=${status}` : ''}` });

/** One to three words, rare ones as likely as frequent ones, half of them with a status. */
function mixed(desk, count) {
  const words = desk.vocabulary();
  const word = () => words[Math.floor(words.length ** desk.random.next()) - 1];
  return Array.from({ length: count }, () => search(Array.from({ length: desk.random.between(1, 3) }, word).join(' '), desk.random.chance(0.5) ? desk.random.of(STATUS) : null));
}

async function timed(server, requests, run, slowest = false) {
  const { answers, errors, oddity } = await walk(server, requests);
  if (errors > 0) run.faults.push(`${errors} searches were answered wrongly: ${oddity}`);
  const all = answers.map((a, i) => ({ ms: a.ms, path: requests[i].path }));
  return { ...spread(all.map((a) => a.ms)), ...(slowest ? { slowest: all.toSorted((a, b) => b.ms - a.ms).slice(0, 5) } : {}) };
}
