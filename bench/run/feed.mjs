import { spread } from '../lib/figures.mjs';
import { Api } from '../lib/http.mjs';
import { pause } from '../lib/random.mjs';
import { openLine } from '../lib/socket.mjs';
import { rate } from '../lib/wrk.mjs';
import { newTickets } from './writes.mjs';

const BESIDE = 50; // of ours, while others create as fast as they can
const PATIENCE_S = 60;

/** How fast a reader catches up with what was written, and how long after its answer a creation reaches those who wait. */
export async function measureFeed({ server, api }, desk, run) {
  run.say('Reading the feed');
  await server.calm();
  const catch_up = await catchUp(api, desk, run);
  run.say(`Waiting for the feed at ${run.sizes.calm} tickets a second`);
  const calm = await latency(server, desk, run, run.sizes.calm);
  run.say('Waiting for the feed while eight connections create');
  const [full, busy] = await Promise.all([rate(server, newTickets(desk), { seconds: run.options.seconds + 2 }), latency(server, desk, run, BESIDE)]);
  desk.written.created.push(full);
  return { catch_up, calm: { ...calm, rate: run.sizes.calm }, busy: { ...busy, beside: Math.round(full.rate) } };
}

async function catchUp(api, desk, run) {
  await settled(api);
  const began = performance.now();
  let [after, pages, entries, tickets, last] = [desk.feedStart, 0, 0, 0, Number(desk.feedStart)];
  for (let more = true; more; pages++) {
    const page = await api.get(`/events?limit=100&after=${after}`);
    for (const { position, type } of page.data) {
      if (position <= last) run.faults.push(`The feed gave position ${position} after ${last}`);
      last = position;
      if (type === 'ticket.created') tickets++;
    }

    entries += page.data.length;
    [after, more] = [page.next, page.more];
  }

  const seconds = (performance.now() - began) / 1000;
  const there = desk.count() - desk.written.before;
  if (tickets !== there) run.faults.push(`The feed tells of ${tickets} new tickets, and ${there} are there`);
  return { entries, pages, rate: Math.round(entries / seconds) };
}

/** Until all that was committed has its place. */
async function settled(api) {
  const end = async () => (await api.get('/events?after=latest')).next;
  for (let [before, now] = [null, await end()]; before !== now; [before, now] = [now, await end()]) await pause(1500);
}

/** Creates at a steady rate, and listens by a long poll and by a socket. */
async function latency({ url, key }, desk, run, perSecond) {
  const [writer, reader] = [new Api(url, key), new Api(url, key)];
  const [answered, polled, pushed] = [new Map(), new Map(), new Map()];
  const line = await openLine({ url, key }, (_, push) => push?.type === 'ticket.created' && pushed.set(push.ticket_id, performance.now()));
  let after = (await reader.get('/events?after=latest')).next;
  let listening = true;
  const listener = (async () => {
    while (listening) {
      const page = await reader.get(`/events?limit=100&wait=1&after=${after}`);
      for (const e of page.data) if (e.type === 'ticket.created') polled.set(e.ticket_id, performance.now());
      after = page.next;
    }
  })();

  const tickets = newTickets(desk);
  const began = performance.now();
  const wanted = Math.ceil(perSecond * run.options.seconds);
  const sent = [];
  for (let i = 0; i < wanted; i++) {
    const wait = began + (i * 1000) / perSecond - performance.now();
    if (wait > 1) await pause(wait);
    const json = JSON.parse(JSON.stringify(tickets[i % tickets.length].json).replaceAll('{{n}}', `${perSecond}${i}`));
    sent.push(writer.call('POST', '/api/v1/tickets', { json }).then(({ status, body }) => {
      if (status !== 201) run.faults.push(`A creation beside the feed was answered ${status}`);
      else answered.set(body.id, performance.now());
    }));
  }

  await Promise.all(sent);
  for (let i = 0; i < PATIENCE_S * 10 && [polled, pushed].some((heard) => [...answered.keys()].some((id) => !heard.has(id))); i++) await pause(100);
  listening = false;
  await listener;
  line.close();
  writer.close();
  reader.close();
  desk.extra = (desk.extra ?? 0) + answered.size;
  return Object.fromEntries([['poll', polled], ['socket', pushed]].map(([name, heard]) => {
    const missed = [...answered.keys()].filter((id) => !heard.has(id)).length;
    if (missed > 0) run.faults.push(`${missed} of ${answered.size} new tickets never came by ${name}`);
    return [`${name}_ms`, spread([...answered].filter(([id]) => heard.has(id)).map(([id, at]) => Math.max(0, heard.get(id) - at)))];
  }));
}
