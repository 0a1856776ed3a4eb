import { rate, walk } from '../lib/wrk.mjs';
import { newTickets } from './writes.mjs';

const CREATORS = 4;

/** The counters when nothing changes, and while tickets are created whose deltas are not folded in yet. */
export async function measureCounters({ server, api }, desk, run) {
  run.say('Counters');
  await server.calm();
  await check(api, desk, run.faults);
  const calm = await asked(server, '/api/v1/tickets/stats', run.options.requests, run);
  const views = await asked(server, '/api/v1/views/counts', run.options.requests, run);
  run.say('Counters while tickets are created');
  const creating = rate(server, newTickets(desk), { connections: CREATORS, seconds: run.options.seconds });
  const busy = await asked(server, '/api/v1/tickets/stats', run.options.requests, run);
  const { rate: beside } = await creating;
  return { calm, views, busy, beside: Math.round(beside) };
}

async function asked(server, path, times, run) {
  const { ms, errors, oddity } = await walk(server, Array.from({ length: times }, () => ({ path })));
  if (errors > 0) run.faults.push(`${errors} answers of ${path} were wrong: ${oddity}`);
  return ms;
}

async function check(api, desk, faults) {
  const { total, by_status: seen } = await api.get('/tickets/stats');
  const right = Object.fromEntries(desk.tickets('t.status, count(*)', 'group by t.status').map(([status, count]) => [status, Number(count)]));
  for (const [status, count] of Object.entries(right)) {
    if (seen[status] !== count) faults.push(`The counters say ${seen[status]} tickets are ${status}, and the database has ${count}`);
  }

  if (total !== desk.count()) faults.push(`The counters say there are ${total} tickets, and the database has ${desk.count()}`);
}
