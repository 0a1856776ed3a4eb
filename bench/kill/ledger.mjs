/**
 * What was asked of the server and what it answered. Each request carries a word of its own, by which it is known again. Acknowledged is
 * what was answered by a whole 2xx; a request that was given up after a failure is `unknown`, and may have been done or not, but not by half.
 */
export class Ledger {
  /** By word. */
  requests = new Map();

  /** Acknowledged tickets, for whoever wants to write to one. */
  tickets = [];

  /** By id: what was uploaded and acknowledged. */
  files = new Map();

  /** Answers that no fault of the network explains. */
  surprises = [];

  counts = { failures: 0, repeats: 0, replayed: 0, twins: 0, errors: 0 };

  #words = 0;

  constructor(random) {
    // One letter and digits only: one token for the search.
    this.mark = `q${random.between(1e8, 9e8)}x`;
  }

  /** Enters a request before it is sent. */
  enter(kind, more) {
    const word = `${this.mark}${(this.#words++).toString(36)}`;
    const request = { kind, word, fate: 'open', answer: null, ...more };
    this.requests.set(word, request);
    return request;
  }

  acknowledge(request, answer) {
    if (request.fate === 'acknowledged' && request.answer.id !== answer.id) {
      this.surprise(request, `was answered as ${request.answer.id} and, repeated under its key, as ${answer.id}`);
    }

    Object.assign(request, { fate: 'acknowledged', answer });
  }

  surprise(request, what) {
    this.surprises.push(`${request.kind} ${request.word} ${what}`);
  }

  of(kind, fate) {
    return [...this.requests.values()].filter((r) => r.kind === kind && (!fate || r.fate === fate));
  }
}
