import { createHash, randomBytes } from 'node:crypto';
import { multipart } from './multipart.mjs';
import { pause } from '../lib/random.mjs';

const FILLER = ['printer', 'invoice', 'password', 'order', 'café', 'refund', 'über', '注文', '🙂'];
const WORKING = ['open', 'pending', 'on_hold', 'resolved'];

/**
 * One who opens tickets, answers them, leaves notes, uploads files and moves statuses. What has an Idempotency-Key is sent again with it
 * after any failure until it is answered; what has none is given up.
 */
export class Client {
  #own = [];
  #files = [];

  constructor({ api, server, ledger, random }) {
    Object.assign(this, { api, server, ledger, random });
  }

  async run(stop) {
    while (!stop.aborted) {
      await this.#step();
      await pause(this.random.between(0, 20));
    }
  }

  #step() {
    const dice = this.random.next();
    if (this.#own.length === 0 || dice < 0.25) return this.#open();
    if (dice < 0.5) return this.#message('public_reply', this.random.of(this.#own));
    if (dice < 0.7) return this.#message('internal_note', this.random.of(this.ledger.tickets));
    if (dice < 0.85) return this.#upload();
    return this.#move(this.random.of(this.#own));
  }

  async #open() {
    const files = this.#takeFiles(0.1);
    const request = this.ledger.enter('ticket', { files, statuses: new Set(['new']), last: null });
    const subject = `${request.word} ${this.random.of(FILLER)}`;
    const json = { subject, description: this.#text(request), requester: { email: `c${this.random.between(1, 500)}@example.com`, name: 'A customer' }, file_ids: files };
    if (await this.#send(request, 'POST', '/tickets', () => ({ json }))) {
      this.#own.push(request);
      this.ledger.tickets.push(request);
    }
  }

  async #message(kind, ticket) {
    const files = this.#takeFiles(0.6);
    const request = this.ledger.enter(kind, { ticket, files });
    const json = { kind, body: this.#text(request), format: 'text', file_ids: files };
    const sent = this.#send(request, 'POST', `/tickets/${ticket.answer.id}/messages`, () => ({ json }));
    const before = new Set(ticket.statuses);
    const done = await sent;
    // The team's first answer opens a new ticket.
    if (kind === 'public_reply') {
      const after = [...before].map((status) => (status === 'new' ? 'open' : status));
      ticket.statuses = new Set(done ? after : [...before, ...after]);
    }
    if (done) ticket.last = request;
  }

  async #upload() {
    const files = Array.from({ length: this.random.between(1, 2) }, (_, i) => {
      const bytes = randomBytes(this.random.chance(0.1) ? this.random.between(200_000, 800_000) : this.random.between(1, 30_000));
      return { name: `file-${i}.bin`, bytes };
    });
    const digests = files.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    const request = this.ledger.enter('upload', {});
    const answer = await this.#send(request, 'POST', '/files/upload', () => multipart(files));
    answer?.data.forEach((file, i) => {
      if (file.sha256 !== digests[i]) this.ledger.surprise(request, `was answered with another digest`);
      this.ledger.files.set(file.id, { sha256: digests[i], attachedBy: null });
      this.#files.push(file.id);
    });
  }

  async #move(ticket) {
    const resolved = ticket.statuses.has('resolved');
    const status = resolved ? 'open' : this.random.of(WORKING);
    const request = this.ledger.enter('status', { ticket, keyed: false, insists: this.random.chance(0.5) });
    const done = await this.#send(request, 'PUT', `/tickets/${ticket.answer.id}/status`, () => ({ json: { status } }));
    ticket.statuses = new Set(done ? [status] : [...ticket.statuses, status]);
  }

  /** The answer's body, or null when the request was given up. */
  async #send(request, method, path, body) {
    request.keyed ??= this.random.chance(0.7);
    const key = request.keyed ? { 'idempotency-key': request.word } : {};
    request.send = () => this.api.call(method, `/api/v1${path}`, { ...body(), headers: key });
    if (!request.keyed || !this.random.chance(0.1)) return this.#insist(request);
    // Twice at once, as an impatient caller would.
    this.ledger.counts.twins++;
    const [one] = await Promise.all([this.#insist(request), this.#insist(request)]);
    return one;
  }

  async #insist(request) {
    for (let attempt = 1; ; attempt++) {
      const answer = await request.send().catch(() => null);
      if (answer && answer.status < 300) {
        if (answer.headers['idempotency-replayed']) this.ledger.counts.replayed++;
        this.ledger.acknowledge(request, answer.body);
        return answer.body;
      }

      const running = answer?.status === 409 && answer.body.code === 'request_in_progress';
      if (answer && !running && answer.status < 500) {
        request.fate = 'refused';
        this.ledger.surprise(request, `was refused: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
        return null;
      }

      if (answer && !running) {
        this.ledger.counts.errors++;
        this.ledger.surprise(request, `was answered ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`);
      }

      this.ledger.counts.failures++;
      if (!request.keyed && !request.insists) {
        request.fate = 'unknown';
        return null;
      }

      this.ledger.counts.repeats++;
      await pause(20);
      await this.server.up();
    }
  }

  #takeFiles(share) {
    return this.#files.length > 0 && this.random.chance(share) ? this.#files.splice(0, this.random.between(1, 3)) : [];
  }

  #text(request) {
    const words = Array.from({ length: this.random.between(2, 30) }, () => this.random.of(FILLER));
    return (request.text = `${request.word} ${words.join(' ')}`);
  }
}
