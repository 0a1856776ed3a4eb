import { rate } from '../lib/wrk.mjs';
import { PostgresPeer } from './postgresPeer.mjs';
import { sum } from './reads.mjs';
import { SqlitePeer } from './sqlitePeer.mjs';

const WORDS = 40;
const TEXTS = 1000;

/** Tickets of customers who are known, in words that others have used, each with a number of its own. */
export function newTickets(desk) {
  const planted = new Set(desk.planted.flatMap((p) => p.query.match(/\w+/g)));
  const said = desk.sample.map((t) => t.text).join(' ').split(/\s+/).filter((word) => !planted.has(word.replace(/\W/g, '')));
  const from = desk.random.between(0, said.length);
  return Array.from({ length: TEXTS }, (_, i) => ({
    method: 'POST',
    path: '/api/v1/tickets',
    json: {
      subject: `${desk.sample[i % desk.sample.length].subject.slice(0, 80)} {{n}}`,
      description: `${Array.from({ length: WORDS - 1 }, (_, w) => said[(from + i * WORDS + w) % said.length]).join(' ')} {{n}}`,
      requester: { email: desk.emails[i % desk.emails.length] },
    },
    status: 201,
    least: 300,
  }));
}

/** Creation at one and eight connections in turn with the same rows written straight into the database, then replies and notes. */
export async function measureWrites({ server, api, database }, desk, run) {
  const { rounds: count, seconds } = run.options;
  const peer = database.engine === 'postgres' ? new PostgresPeer(desk, database) : new SqlitePeer(desk, database);
  const tickets = newTickets(desk);
  run.say('Warming up to create');
  await rate(server, tickets, { seconds: run.options.warm });
  await server.calm();
  const before = desk.count();
  desk.feedStart = (await api.get('/events?after=latest')).next;
  const rounds = { create: [], create_1: [], reply: [], note: [] };
  const peers = {};
  for (let round = 1; round <= count; round++) {
    for (const [kind, connections] of [['create', 8], ['create_1', 1]]) {
      run.say(`Creating with ${connections} connections, round ${round}`);
      rounds[kind].push(await rate(server, tickets, { connections, seconds }));
    }

    run.say(`The same rows without the product, round ${round}`);
    for (const [kind, value] of Object.entries(await server.still(() => peer.run(seconds)))) (peers[kind] ??= []).push(value);
    const own = desk.tickets(desk.asId('id'), `and t.number > ${desk.highest} order by t.number desc limit 2000`).map(([id]) => desk.uuid(id));
    for (const [kind, how] of [['reply', 'public_reply'], ['note', 'internal_note']]) {
      run.say(`Writing ${kind}, round ${round}`);
      rounds[kind].push(await rate(server, messages(own, tickets, how), { seconds }));
    }
  }

  const figures = Object.fromEntries(Object.entries(rounds).map(([kind, all]) => [kind, sum(kind, all, run)]));
  desk.written = { before, created: [...rounds.create, ...rounds.create_1], messages: [...rounds.reply, ...rounds.note] };
  return { ...figures, peer: { what: peer.what, ...Object.fromEntries(Object.entries(peers).map(([kind, rates]) => [kind, sum(kind, rates.map((r) => ({ rate: r, errors: 0, latency_ms: {} })), run)])) } };
}

function messages(tickets, texts, kind) {
  return tickets.map((id, i) => ({ method: 'POST', path: `/api/v1/tickets/${id}/messages`, json: { kind, body: texts[i % texts.length].json.description }, status: 201, least: 200 }));
}

/** What was acknowledged is there, whole; what was under way when a round ended may be. */
export async function checkWrites({ api, server }, desk, run) {
  await server.calm();
  const { before, created } = desk.written;
  const acknowledged = created.reduce((all, r) => all + r.requests, 0);
  const there = desk.count() - before - (desk.extra ?? 0);
  const under_way = created.length * 8;
  if (there < acknowledged || there > acknowledged + under_way) run.faults.push(`${acknowledged} tickets were acknowledged, and ${there} are there`);
  for (const [id] of desk.tickets(desk.asId('id'), `and t.number > ${desk.highest} order by t.number desc limit 20`)) {
    const ticket = await api.get(`/tickets/${desk.uuid(id)}`);
    const number = ticket.subject.split(' ').at(-1);
    const found = await api.get(`/tickets?q=${number}`);
    const [first] = (await api.get(`/tickets/${ticket.id}/messages`)).data;
    if (!first?.body_text.endsWith(number)) run.faults.push(`Ticket ${ticket.number} has not the message it was opened with`);
    if (!found.data.some((t) => t.id === ticket.id)) run.faults.push(`Ticket ${ticket.number} is not found by its own word`);
  }

  const [[halves]] = desk.tickets('count(*)', 'and not exists (select 1 from message m where m.ticket_id = t.id)');
  if (halves !== '0') run.faults.push(`${halves} tickets have no message`);
}
