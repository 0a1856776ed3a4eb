import { median, noise, round } from '../lib/figures.mjs';
import { rate } from '../lib/wrk.mjs';
import { drain, promise } from './promises.mjs';
import { newTickets } from './writes.mjs';

/** Creation with triage (promises and assignment for every ticket) in turn with creation without; what jobs are left after a round is done before the next. */
export async function measureTriage({ server, api }, desk, run) {
  const { rounds: count, seconds } = run.options;
  const tickets = newTickets(desk);
  const rounds = { without: [], with: [] };
  const drained_s = [];
  for (let round = 1; round <= count; round++) {
    run.say(`Creating without triage, round ${round}`);
    rounds.without.push(await created(server, tickets, seconds, run));
    await drain(api);
    const policy = await promise(api, 60);
    await assign(api, 'score');
    run.say(`Creating with triage, round ${round}`);
    rounds.with.push(await created(server, tickets, seconds, run));
    const began = performance.now();
    await drain(api);
    drained_s.push((performance.now() - began) / 1000);
    check(desk, run.faults);
    await assign(api, 'off');
    await withdraw(api, policy);
    await drain(api);
  }

  const figures = Object.fromEntries(Object.entries(rounds).map(([kind, rates]) => [kind, { rate: round(median(rates)), rates: rates.map(round), noise_percent: noise(rates) }]));
  return { ...figures, share: median(rounds.with) / median(rounds.without), drained_s };
}

/** What is opened weighs nothing, so that there is room for all of it. */
async function assign(api, kind) {
  const weights = { skill: 30, language: 20, load: 25, history: 10, company: 5, fairness: 10 };
  const json = { default: { kind, weights }, needs: [{ tag: 'return', skill: 'returns' }], points: { low: 0, normal: 0, high: 0, urgent: 0 } };
  const { status, body } = await api.call('PUT', '/api/v1/assignment/rules', { json });
  if (status !== 200) throw new Error(`The rules of assignment were refused: ${JSON.stringify(body)}`);
}

async function created(server, tickets, seconds, run) {
  const { rate: perSecond, errors, oddity } = await rate(server, tickets, { seconds });
  if (errors > 0) run.faults.push(`${errors} creations were answered wrongly: ${oddity}`);
  return perSecond;
}

/** Whoever was opened with a promise, was opened with triage, and has somebody. */
function check(desk, faults) {
  const [[none]] = desk.tickets('count(*)', `and t.number > ${desk.highest} and t.assignee_id is null and exists (select 1 from sla_clock c where c.ticket_id = t.id and c.ended_at is null)`);
  if (none !== '0') faults.push(`${none} tickets that were opened with triage have no agent`);
}

async function withdraw(api, policy) {
  const { status } = await api.call('DELETE', `/api/v1/sla/policies/${policy}`);
  if (status !== 204) throw new Error(`The policy could not be deleted: ${status}`);
}
