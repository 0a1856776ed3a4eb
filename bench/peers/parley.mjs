import { Installation } from '../lib/installation.mjs';
import { Api } from '../lib/http.mjs';

/** Parley itself. */
export class Parley {
  name = 'Parley';

  setUp = 'one process, Release, its own web server; row-level policies on, the restricted role; an API key';

  constructor(options) {
    this.options = options;
  }

  async fill() {
    this.installation = await Installation.make(this.options, 'peers');
    const { server } = this.installation;
    const ask = async (...command) => {
      const { code, out, all } = await server.command(...command);
      if (code !== 0) throw new Error(`parley ${command.join(' ')} ended with ${code}: ${all.slice(-2000)}`);
      return JSON.parse(out);
    };
    const { planted, workspace } = await ask('seed', '--workspace', 'bench', '--tickets', String(this.options.tickets), '--json');
    Object.assign(this, { planted, workspace: workspace.id, key: server.key, url: server.url });
  }

  /** What the others are filled with: number, subject, status, time, customer and messages of each ticket, oldest first. */
  conversations() {
    const said = this.#sql(`
      select json_build_object('number', t.number, 'subject', t.subject, 'status', t.status, 'at', to_char(t.created_at at time zone 'utc', 'YYYY-MM-DD HH24:MI:SS'), 'email', c.email_norm, 'name', c.name,
        'messages', (select json_agg(json_build_object('text', m.body_text, 'note', m.kind = 'internal_note') order by m.created_at, m.id) from message m where m.ticket_id = t.id))
      from ticket t join contact c on c.id = t.requester_id order by t.created_at, t.id`);
    return said.map((line) => JSON.parse(line));
  }

  async start() {
    this.installation.server.start();
    await this.installation.server.ready();
  }

  get ended() {
    return this.installation.server.ended;
  }

  count() {
    return Number(this.#sql('select count(*) from ticket')[0]);
  }

  requests(tickets, planted) {
    const ids = this.#sql(`select id from ticket order by md5(id::text) limit 500`);
    return {
      create: {
        requests: tickets.slice(-500).map((t) => ({
          method: 'POST', path: '/api/v1/tickets', status: 201, least: 300,
          json: { subject: `${t.subject.slice(0, 100)} {{n}}`, description: t.messages[0].text, requester: { email: t.email } },
        })),
      },
      list: { requests: [{ path: '/api/v1/tickets?status=open&limit=25', least: 5000 }] },
      conversation: { each: 2, requests: ids.flatMap((id) => [{ path: `/api/v1/tickets/${id}` }, { path: `/api/v1/tickets/${id}/messages?limit=100` }]) },
      search: { requests: words(planted).map(({ query }) => ({ path: `/api/v1/tickets?q=${query}&limit=25`, least: 1000 })) },
    };
  }

  async check(tickets, planted) {
    const faults = [];
    const api = new Api(this.url, this.key);
    const open = (await api.get('/tickets?status=open&limit=25')).data.map((t) => t.number);
    const right = tickets.filter((t) => t.status === 'open').slice(-25).toReversed().map((t) => t.number);
    if (open.join() !== right.join()) faults.push(`the newest open are ${open} and not ${right}`);
    for (const { query, hits } of words(planted)) {
      const found = (await api.all(`/tickets?q=${query}`)).length;
      if (found !== hits) faults.push(`${query} is found ${found} times and stands in ${hits} tickets`);
    }

    api.close();
    return faults;
  }

  async stop() {
    await this.installation.server.stop();
  }

  async close() {
    await this.installation?.close();
  }

  #sql(query) {
    return this.installation.database.sql(`select set_config('app.workspace', '${this.workspace}', false);\n${query};`).split('\n').slice(1);
  }
}

/** The planted words that stand alone: the same for all three. */
export const words = (planted) => planted.filter((p) => /^\w+$/.test(p.query) && p.hits >= 10);
