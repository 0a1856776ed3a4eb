import { Api } from '../lib/http.mjs';
import { Random } from '../lib/random.mjs';

const WORDS = 'order brake wheel saddle chain light helmet frame pedal tyre rim fork lever cable pump lock bell basket mirror mudguard delivery refund invoice voucher repair workshop appointment leasing insurance warranty battery motor display charger update firmware noise crack leak rust'.split(' ');
const AT_ONCE = 16;

/** Tickets with two answers each, through the API. Answers what was planted: queries with the number of tickets that each must find. */
export async function fill(url, key, tickets, seed) {
  const random = new Random(seed);
  const api = new Api(url, key);
  const post = async (path, json, method = 'POST') => {
    const answer = await api.call(method, `/api/v1${path}`, { json });
    if (answer.status >= 300) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const teams = await Promise.all([1, 2, 3].map((n) => post('/teams', { name: `Team ${n}` })));
  const agents = await Promise.all([1, 2, 3, 4].map((n) => post('/agents', { name: `Agent ${n}`, email: `agent${n}@bench.example`, role: 'agent', team_ids: [teams[n % 3].id] })));

  const planted = plan(tickets);
  const text = (i) => [...Array.from({ length: 36 }, () => WORDS[Math.floor(WORDS.length * random.next() ** 2)]), ...planted.filter((p) => p.has(i)).map((p) => p.text)].join(' ');
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < tickets) {
      const i = next++;
      const ticket = await post('/tickets', {
        subject: `${random.of(WORDS)} ${random.of(WORDS)} ${i}`,
        description: text(i),
        requester: { email: `customer${random.between(0, tickets / 5)}@company${i % 8}.example` },
        priority: random.of(['low', 'normal', 'normal', 'high', 'urgent']),
        type: random.of(['question', 'incident', 'problem', 'task']),
        source: random.of(['email', 'web', 'phone', 'api']),
        tags: random.chance(0.5) ? [random.of(WORDS)] : [],
        ...(random.chance(0.8) ? { assignee_id: random.of(agents).id, team_id: random.of(teams).id } : {}),
      });
      for (const kind of ['public_reply', 'internal_note']) await post(`/tickets/${ticket.id}/messages`, { kind, body: text(-1) });
      if (random.chance(0.9)) await post(`/tickets/${ticket.id}/status`, { status: random.of(['pending', 'on_hold', 'resolved', 'resolved', 'resolved']) }, 'PUT');
    }
  }));
  api.close();
  return planted.filter((p) => p.query).map(({ name, query, hits }) => ({ name, query, hits }));
}

function plan(tickets) {
  const each = (step, from = 0, to = tickets) => (i) => i >= from && i < to && i % step === 0;
  const count = (has) => Array.from({ length: tickets }, (_, i) => i).filter(has).length;
  const old = Math.floor(tickets * 0.3);
  const rows = [
    ...[10, 1000, 10000, 100000].filter((hits) => hits <= tickets / 2).map((hits) => ({ name: `${hits} hits`, text: `planted${hits}`, has: each(Math.floor(tickets / hits), 0, Math.floor(tickets / hits) * hits) })),
    { name: 'two words', text: 'twoa', has: each(2) },
    { name: null, text: 'twob', has: each(10) },
    { name: 'never meeting', text: 'nevera', has: each(4) },
    { name: null, text: 'neverb', has: (i) => i >= 0 && i % 4 === 1 },
    { name: 'old words', text: 'longago', has: each(3, 0, old) },
    { name: 'phrase', text: 'seven blue lanterns', has: each(7) },
  ];
  const queries = { 'two words': ['twoa twob', count(each(10))], 'never meeting': ['nevera neverb', 0], phrase: ['"blue lanterns"', count(each(7))] };
  return rows.map((row) => ({ ...row, query: row.name && (queries[row.name]?.[0] ?? row.text), hits: row.name && (queries[row.name]?.[1] ?? count(row.has)) }));
}
