import { Api } from '../lib/http.mjs';
import { combine, pathOf } from './lists.mjs';
import { SORTS, STATUSES, expected, questionsOf } from './questions.mjs';

const COMBINATIONS = 20;
const PAGE = 25;
const MOST_HITS = 10_000;

/** Asks for one of each kind and compares all of the answer with what the database has. */
export async function checkAnswers(server, desk, run) {
  const { url, key } = server;
  await server.calm(); // what was under way when a measurement ended is written meanwhile
  for (const check of [checkLists, checkPages, checkTickets, checkSearch]) {
    run.say(`Checking the answers: ${check.name}`);
    const api = new Api(url, key); // the database takes its time, and a server does not wait for ever on a line
    await check(api, desk, run.faults);
    api.close();
  }
}

async function checkLists(api, desk, faults) {
  const filters = questionsOf(desk);
  const wanted = Object.values(filters).flatMap((values) => SORTS.map((sort, i) => ({ values: [values[i % values.length]], sort })));
  const all = [...wanted, ...Array.from({ length: COMBINATIONS }, () => combine(desk, filters))];
  const rights = desk.many(all.map(({ values, sort }) => expected(desk, values.map((v) => v.sql), sort, PAGE)));
  for (const [i, { values, sort }] of all.entries()) {
    const path = pathOf(values.map((v) => v.query), sort);
    const rows = (await api.get(path.slice('/api/v1'.length))).data.map((t) => t.number);
    const right = rights[i].map(([number]) => Number(number));
    if (rows.join() !== right.join()) faults.push(`GET ${path} answered the tickets ${rows}, and the database has ${right}`);
  }
}

async function checkPages(api, desk, faults) {
  const seen = [];
  for (let after = ''; after !== null && seen.length < 200 * PAGE; ) {
    const page = await api.get(`/tickets?limit=${PAGE}${after && `&after=${after}`}`);
    seen.push(...page.data.map((t) => t.number));
    after = page.next;
  }

  const right = desk.rows(expected(desk, [], '-created_at', seen.length)).map(([number]) => Number(number));
  if (seen.join() !== right.join()) faults.push(`Walking ${seen.length / PAGE} pages showed other tickets than the database has, first at place ${seen.findIndex((n, i) => n !== right[i])}`);
}

async function checkTickets(api, desk, faults) {
  for (const { id, number, subject } of desk.sample.slice(0, 20)) {
    const ticket = await api.get(`/tickets/${number}`);
    const messages = await api.get(`/tickets/${id}/messages?limit=100`);
    const kept = desk.rows(`select ${desk.asId('id')} from message where ticket_id = ${desk.id(id)} order by created_at, id limit 100`).map(([m]) => desk.uuid(m));
    if (ticket.id !== id || ticket.subject.replaceAll('|', ' ') !== subject) faults.push(`Ticket ${number} is shown as ${ticket.number} ${ticket.subject}`);
    if (messages.data.map((m) => m.id).join() !== kept.join() || messages.data.some((m) => m.body_html.length === 0)) faults.push(`The messages of ticket ${number} are not those in the database`);
  }
}

/** What was planted is found as often as it was planted, newest first, each once; rare words also with each status. */
async function checkSearch(api, desk, faults) {
  for (const { query, hits, by_status } of desk.planted) {
    await checkHits(api, faults, `q=${encodeURIComponent(query)}`, hits);
    for (const status of hits <= 1000 ? STATUSES : []) await checkHits(api, faults, `q=${encodeURIComponent(query)}&status=${status}`, by_status[status] ?? 0);
  }
}

async function checkHits(api, faults, query, hits) {
  const found = [];
  for (let after = ''; after !== null && found.length <= MOST_HITS; ) {
    const page = await api.get(`/tickets?limit=100&${query}${after && `&after=${after}`}`);
    found.push(...page.data);
    after = page.next;
  }

  if (hits <= MOST_HITS ? found.length !== hits : found.length <= MOST_HITS) faults.push(`The search ${query} finds ${found.length} tickets, and ${hits} hold it`);
  if (new Set(found.map((t) => t.id)).size !== found.length) faults.push(`The search ${query} finds a ticket twice`);
  if (found.some((t, i) => i > 0 && t.created_at > found[i - 1].created_at)) faults.push(`The search ${query} does not answer the newest first`);
}
