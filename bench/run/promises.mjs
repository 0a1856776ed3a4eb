import { pause } from '../lib/random.mjs';
import { rate } from '../lib/wrk.mjs';
import { newTickets } from './writes.mjs';

const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
const FLUSHED_MS = 2000; // PostgreSQL's own statistics come a second late

/** A policy for every ticket, around the clock; answers its id. */
export async function promise(api, first_response, resolution = 24 * 60) {
  const targets = PRIORITIES.map((priority) => ({ priority, first_response, resolution }));
  const { status, body } = await api.call('POST', '/api/v1/sla/policies', { json: { name: 'All of them', targets } });
  if (status !== 201) throw new Error(`The policy was refused: ${JSON.stringify(body)}`);
  return body.id;
}

/** Until all jobs are done that are due. */
export async function drain(api) {
  const { status } = await api.call('POST', '/_test/drain', { timeout: 600_000 });
  if (status !== 200 && status !== 204) throw new Error(`What was to be done did not end: ${status}`);
}

/** Many promises fall due at one moment, among as many that are not due as there are tickets; how long until all are told of, by the times in the events' ids. */
export async function measureSweep({ server, api, database }, desk, run) {
  const { due, tickets } = run.options;
  run.say(`Promising ${due} first replies`);
  await promise(api, 60);
  const before = breaches(desk);
  for (let made = 0; made < due; made = waiting(desk)) await rate(server, newTickets(desk), { seconds: Math.min(10, Math.max(1, Math.ceil((due - made) / 1500))) });
  await server.calm();
  run.say(`Adding ${tickets} promises that are not due`);
  addLater(desk, database);
  await drain(api);
  const wanted = waiting(desk);
  const clocks = Number(desk.rows(`select count(*) from sla_clock where next_at is not null and workspace_id = ${desk.id(desk.workspace)}`)[0][0]);
  const seen = looks(database);
  run.say(`An hour passes: ${wanted} are due`);
  await api.call('POST', '/_test/clock', { json: { advance: 'PT61M' } });
  await drain(api);
  await pause(FLUSHED_MS);
  const told = breaches(desk) - before;
  if (told !== wanted) run.faults.push(`${wanted} promises were due, and ${told} breaches were told of`);
  const [first, last] = ['', 'desc'].map((way) => millis(desk.rows(
    `select ${desk.asId('id')} from event where type = 'sla.breached' and workspace_id = ${desk.id(desk.workspace)} order by id ${way} limit 1`)[0][0]));
  const after = looks(database);
  const seconds = (last - first) / 1000;
  return { due: wanted, clocks, seconds, rate: Math.round(wanted / seconds), read: seen && after.read - seen.read, scans: seen && after.scans - seen.scans };
}

const breaches = (desk) => Number(desk.rows(`select count(*) from event where type = 'sla.breached' and workspace_id = ${desk.id(desk.workspace)}`)[0][0]);

const waiting = (desk) => Number(desk.rows(`select count(*) from sla_clock where metric = 'first_response' and state = 'running' and next_at is not null and workspace_id = ${desk.id(desk.workspace)}`)[0][0]);

/** When an id was made: a UUIDv7 begins with its milliseconds. */
const millis = (id) => parseInt(id.replaceAll('-', '').slice(0, 12), 16);

/** A promise for each ticket that is filled in, due in a year: an import and a seed make none by themselves. */
function addLater(desk, database) {
  const year = Date.now() + 365 * 24 * 3600 * 1000;
  const [now, then] = [desk.instant(Date.now()), desk.instant(year)];
  desk.rows(`
    insert into sla_clock (ticket_id, metric, round, workspace_id, policy_id, policy_name, started_at, target_s, used_ms, since, due_at, state, next_at, is_current, reasons)
    select t.id, 'resolution', 1, t.workspace_id, t.id, 'Later', ${now}, 31536000, 0, ${now}, ${then}, 'running', ${then}, ${desk.postgres ? 'true' : '1'}, '[]'
    from ticket t where t.workspace_id = ${desk.id(desk.workspace)} and t.number <= ${desk.highest}`);
  database.sql('analyze sla_clock;');
}

/** What PostgreSQL has read of the clocks so far. */
function looks(database) {
  if (database.engine !== 'postgres') return null;
  const [read, scans] = database.sql("select coalesce(idx_tup_fetch, 0) + seq_tup_read, seq_scan from pg_stat_user_tables where relname = 'sla_clock';").split('|').map(Number);
  return { read, scans };
}
