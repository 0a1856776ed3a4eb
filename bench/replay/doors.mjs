/** The customer's doors: the web form and the private page, as a browser without script uses them. */
export class CustomerPages {
  constructor(url) {
    this.url = url;
  }

  /** Fills in the form and answers the token of the private page. */
  async submit(fields) {
    const answer = await this.#post('/help/new', fields);
    return answer.split('/help/t/')[1];
  }

  answer(token, body) {
    return this.#post(`/help/t/${token}`, { body });
  }

  async page(token) {
    const answer = await fetch(`${this.url}/help/t/${token}`);
    return answer.text();
  }

  async #post(path, fields) {
    const answer = await fetch(this.url + path, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
    if (answer.status !== 303) throw new Error(`POST ${path} answered ${answer.status}: ${(await answer.text()).slice(0, 500)}`);
    return answer.headers.get('location');
  }
}

/** The agent's door: the API, in a session of a person. */
export class AgentApi {
  static async signIn(url, email, password) {
    const answer = await fetch(`${url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`Signing in answered ${answer.status}: ${await answer.text()}`);
    const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
    return new AgentApi(url, cookie, (await answer.json()).csrf_token);
  }

  constructor(url, cookie, csrf) {
    this.url = url;
    this.headers = { cookie, 'x-csrf-token': csrf, 'content-type': 'application/json' };
  }

  async ticketOf(email) {
    const contacts = await this.#call('GET', `/contacts?email=${encodeURIComponent(email)}`);
    const tickets = await this.#call('GET', `/tickets?requester=${contacts.data[0].id}`);
    return tickets.data[0];
  }

  reply(ticket, body) {
    return this.#call('POST', `/tickets/${ticket}/messages`, { kind: 'public_reply', body });
  }

  async messages(ticket) {
    const all = [];
    let after = '';
    do {
      const page = await this.#call('GET', `/tickets/${ticket}/messages?limit=100${after && `&after=${after}`}`);
      all.push(...page.data);
      after = page.next;
    } while (after);
    return all;
  }

  async search(q) {
    return (await this.#call('GET', `/tickets?limit=100&q=${encodeURIComponent(q)}`)).data;
  }

  async #call(method, path, body) {
    const answer = await fetch(`${this.url}/api/v1${path}`, { method, headers: this.headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  }
}
