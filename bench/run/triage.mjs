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
    run.say(`Creating with triage, round ${round}`);
    rounds.with.push(await created(server, tickets, seconds, run));
    const began = performance.now();
    await drain(api);
    drained_s.push((performance.now() - began) / 1000);
    await withdraw(api, policy);
    await drain(api);
  }

  const figures = Object.fromEntries(Object.entries(rounds).map(([kind, rates]) => [kind, { rate: round(median(rates)), rates: rates.map(round), noise_percent: noise(rates) }]));
  return { ...figures, share: median(rounds.with) / median(rounds.without), drained_s };
}

async function created(server, tickets, seconds, run) {
  const { rate: perSecond, errors, oddity } = await rate(server, tickets, { seconds });
  if (errors > 0) run.faults.push(`${errors} creations were answered wrongly: ${oddity}`);
  return perSecond;
}

async function withdraw(api, policy) {
  const { status } = await api.call('DELETE', `/api/v1/sla/policies/${policy}`);
  if (status !== 204) throw new Error(`The policy could not be deleted: ${status}`);
}
