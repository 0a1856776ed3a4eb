import { median, noise, round } from '../lib/figures.mjs';
import { rate } from '../lib/wrk.mjs';

/** The rates of what agents look at most, in turn with an endpoint of the same server that does nothing. */
export async function measureReads(server, desk, run) {
  const tickets = desk.sample.slice(0, 2000);
  const kinds = {
    empty: [[{ path: '/health/live' }], 8],
    signed: [[{ path: '/api/v1/session', status: 401 }], 8],
    newest_open: [[{ path: '/api/v1/tickets?status=open&limit=25' }], 8],
    newest_open_1: [[{ path: '/api/v1/tickets?status=open&limit=25' }], 1],
    ticket: [tickets.map(({ id }) => ({ path: `/api/v1/tickets/${id}` })), 8],
    messages: [tickets.map(({ id }) => ({ path: `/api/v1/tickets/${id}/messages?limit=100` })), 8],
    conversation_1: [tickets.flatMap(({ id, number }) => [{ path: `/api/v1/tickets/${number}` }, { path: `/api/v1/tickets/${id}/messages?limit=100` }]), 1],
  };
  const rounds = Object.fromEntries(Object.keys(kinds).map((kind) => [kind, []]));
  for (let round = 1; round <= run.options.rounds; round++) {
    for (const [kind, [requests, connections]] of Object.entries(kinds)) {
      run.say(`Reading ${kind}, round ${round}`);
      rounds[kind].push(await rate(server, requests, { connections, seconds: run.options.seconds }));
    }
  }

  return Object.fromEntries(Object.entries(rounds).map(([kind, all]) => [kind, sum(kind, all, run)]));
}

/** Some rounds as one: the median rate and latencies, and how far the rounds lie apart. */
export function sum(kind, rounds, run) {
  for (const { errors, oddity } of rounds) if (errors > 0) run.faults.push(`${errors} answers of ${kind} were wrong: ${oddity}`);
  const rates = rounds.map((r) => r.rate);
  if (rates.includes(0) && !run.options.quick) run.faults.push(`A round of ${kind} was answered nothing at all`);
  const latency_ms = Object.fromEntries(['p50', 'p95', 'p99', 'max'].map((p) => [p, (p === 'max' ? Math.max : (...all) => median(all))(...rounds.map((r) => r.latency_ms[p]))]));
  return { rate: round(median(rates)), rates: rates.map(round), noise_percent: noise(rates), latency_ms };
}
