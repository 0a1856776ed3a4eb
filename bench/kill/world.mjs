import { createHash } from 'node:crypto';

const AT_ONCE = 8;

/** All that the server shows of what it holds, read over its API: what the check compares with the ledger. */
export async function readWorld(api, ledger) {
  const feed = await readFeed(api);
  const tickets = await api.all('/tickets?sort=created_at');
  const rows = await inTurn(tickets, async (ticket) => ({
    ticket,
    messages: await api.all(`/tickets/${ticket.id}/messages`),
    timeline: await api.all(`/tickets/${ticket.id}/events`),
    files: await api.all(`/files/ticket/${ticket.id}`),
    found: (await api.get(`/tickets?limit=100&q=${encodeURIComponent(queryFor(ticket, ledger))}`)).data.map((t) => t.id),
  }));
  const digests = await inTurn([...ledger.files.keys()], async (id) => [id, await digestOf(api, id)]);
  return { feed, rows, digests: new Map(digests) };
}

async function readFeed(api) {
  const events = [];
  for (let after = '', more = true; more; ) {
    const page = await api.get(`/events?limit=100${after && `&after=${after}`}`);
    events.push(...page.data);
    [after, more] = [page.next, page.more];
  }
  return events;
}

// The ticket's own word, and that of the last message that was acknowledged: only together in its text.
function queryFor(ticket, ledger) {
  const word = ticket.subject.split(' ')[0];
  return `${word} ${ledger.requests.get(word)?.last?.word ?? ''}`.trim();
}

async function digestOf(api, id) {
  const answer = await api.call('GET', `/api/v1/files/${id}/download`);
  return answer.status === 200 ? createHash('sha256').update(answer.body).digest('hex') : `answered ${answer.status}`;
}

async function inTurn(items, read) {
  const results = [];
  let next = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < items.length) {
      const i = next++;
      results[i] = await read(items[i]);
    }
  }));
  return results;
}
