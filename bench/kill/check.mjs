/** Compares what was acknowledged with what is there; answers the faults in words. */
export function check(ledger, world, { tail, arrivals, kills, atOnce }) {
  const faults = [];
  const fault = (what) => faults.push(what);
  checkTickets(ledger, world, fault);
  checkMessages(ledger, world, fault);
  checkFiles(ledger, world, fault);
  checkFeed(world, fault);
  checkTail(world, tail, fault);
  checkEffects(world, arrivals, kills * atOnce, fault);
  return faults;
}

function checkTickets(ledger, { rows }, fault) {
  const seen = count(rows.map((row) => row.ticket.subject.split(' ')[0]));
  for (const [word, times] of seen) {
    if (ledger.requests.get(word)?.kind !== 'ticket') fault(`ticket ${word} is there and nobody opened it`);
    if (times > 1) fault(`ticket ${word} is there ${times} times`);
  }

  const ids = new Set(rows.map((row) => row.ticket.id));
  for (const request of ledger.of('ticket', 'acknowledged')) {
    if (!ids.has(request.answer.id)) fault(`ticket ${request.word} was acknowledged and is not there`);
  }

  for (const { ticket, messages, found } of rows) {
    const request = ledger.requests.get(ticket.subject.split(' ')[0]);
    if (messages[0]?.body_text !== request?.text) fault(`ticket ${ticket.number} is not whole: its first message is ${JSON.stringify(messages[0]?.body_text)}`);
    if (!request?.statuses.has(ticket.status)) fault(`ticket ${ticket.number} is ${ticket.status} and was last made ${[...(request?.statuses ?? [])].join(' or ')}`);
    if (found.length !== 1 || found[0] !== ticket.id) fault(`the search for ticket ${ticket.number} finds ${found.length} tickets, ${found.includes(ticket.id) ? 'it' : 'not it'} among them`);
  }
}

function checkMessages(ledger, { rows }, fault) {
  const messages = rows.flatMap((row) => row.messages);
  for (const [word, times] of count(messages.map((m) => m.body_text.split(' ')[0]))) {
    if (!ledger.requests.has(word)) fault(`message ${word} is there and nobody wrote it`);
    if (times > 1) fault(`message ${word} is there ${times} times`);
  }

  const byId = new Map(messages.map((m) => [m.id, m]));
  for (const request of [...ledger.of('public_reply', 'acknowledged'), ...ledger.of('internal_note', 'acknowledged')]) {
    const message = byId.get(request.answer.id);
    if (!message) fault(`message ${request.word} was acknowledged and is not there`);
    else if (message.body_text !== request.text || message.kind !== request.kind || message.ticket_id !== request.ticket.answer.id) {
      fault(`message ${request.word} is there, and not as it was written`);
    }
  }
}

function checkFiles(ledger, { rows, digests }, fault) {
  for (const [id, { sha256 }] of ledger.files) {
    if (digests.get(id) !== sha256) fault(`file ${id} was acknowledged and is not what was uploaded: ${digests.get(id)}`);
  }

  const holders = new Map();
  for (const row of rows) {
    const ofMessages = row.messages.flatMap((m) => m.files.map((f) => f.id));
    if (ofMessages.toSorted().join() !== row.files.map((f) => f.id).toSorted().join()) fault(`ticket ${row.ticket.number} and its messages name other files`);
    for (const message of row.messages) {
      for (const file of message.files) {
        if (holders.has(file.id)) fault(`file ${file.id} hangs on two messages`);
        if (!ledger.files.has(file.id)) fault(`file ${file.id} hangs on a message and was never acknowledged`);
        holders.set(file.id, message.body_text.split(' ')[0]);
      }
    }
  }

  for (const request of ledger.requests.values()) {
    if (request.fate !== 'acknowledged') continue;
    for (const file of request.files ?? []) {
      if (holders.get(file) !== request.word) fault(`file ${file} was attached by ${request.word} and hangs on ${holders.get(file) ?? 'nothing'}`);
    }
  }
}

function checkFeed({ rows, feed }, fault) {
  const gap = feed.findIndex((event, i) => event.position !== i + 1);
  if (gap >= 0) fault(`the feed's entry ${gap + 1} has position ${feed[gap].position}`);
  for (const [id, times] of count(feed.map((event) => event.id))) {
    if (times > 1) fault(`event ${id} is in the feed ${times} times`);
  }

  const byTicket = groupBy(feed, (event) => event.ticket_id);
  for (const { ticket, messages, timeline } of rows) {
    const events = byTicket.get(ticket.id) ?? [];
    byTicket.delete(ticket.id);
    const same = (what, one, other) => {
      if (one.toSorted().join() !== other.toSorted().join()) fault(`ticket ${ticket.number}: ${what}`);
    };
    same('its events and the feed differ', events.map((e) => e.id), timeline.map((e) => e.id));
    same('its messages and their events differ', messages.map((m) => m.id), events.filter((e) => e.type === 'comment.added').map((e) => e.data.message_id));
    if (events.filter((e) => e.type === 'ticket.created').length !== 1 || events[0].type !== 'ticket.created') fault(`ticket ${ticket.number} does not begin with its creation`);
    const status = events.filter((e) => e.type === 'ticket.status_changed').reduce((from, e) => {
      if (e.data.from !== from) fault(`ticket ${ticket.number} went from ${from} and its next event says from ${e.data.from}`);
      return e.data.to;
    }, 'new');
    if (status !== ticket.status) fault(`ticket ${ticket.number} is ${ticket.status} and by its events ${status}`);
  }

  for (const id of byTicket.keys()) fault(`the feed tells of ticket ${id}, which is not there`);
}

function checkTail({ feed }, tail, fault) {
  const other = feed.findIndex((event, i) => event.id !== tail[i]?.id || event.position !== tail[i]?.position);
  if (other >= 0) fault(`who followed the feed all along saw something else at position ${other + 1}: ${JSON.stringify(tail[other])?.slice(0, 200)}`);
  if (tail.length > feed.length) fault(`who followed the feed all along saw ${tail.length} entries of ${feed.length}`);
}

function checkEffects({ feed }, arrivals, mostRepeats, fault) {
  const wanted = feed.filter((e) => e.type === 'comment.added');
  const first = new Map();
  const servers = new Map();
  for (const { id, server } of arrivals) {
    if (servers.get(id) === server) fault(`event ${id} reached the sink twice from one server`);
    servers.set(id, server);
    if (!first.has(id)) first.set(id, first.size);
  }

  for (const { id } of wanted) {
    if (!first.has(id)) fault(`event ${id} had no effect`);
  }
  const known = new Set(wanted.map((e) => e.id));
  for (const id of first.keys()) {
    if (!known.has(id)) fault(`event ${id} had an effect and is not in the feed`);
  }

  for (const [ticket, events] of groupBy(wanted, (e) => e.ticket_id)) {
    if (events.some((e, i) => i > 0 && first.get(e.id) < first.get(events[i - 1].id))) fault(`the effects for ticket ${ticket} came in another order than its messages`);
  }

  const repeats = arrivals.length - first.size;
  if (repeats > mostRepeats) fault(`${repeats} effects were repeated, and ${mostRepeats} jobs at most were in flight`);
}

function count(items) {
  const times = new Map();
  for (const item of items) times.set(item, (times.get(item) ?? 0) + 1);
  return times;
}

function groupBy(items, keyOf) {
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    if (groups.has(key)) groups.get(key).push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
