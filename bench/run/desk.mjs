import { Random } from '../lib/random.mjs';

const SAMPLE = 3000;
const MARK = '##';

/** The filled workspace, and what one must know of it to ask it questions: read from the database, not from the product. */
export class Desk {
  static async fill(installation, { tickets, seed }, run) {
    const { server, database } = installation;
    const ask = async (...command) => {
      const { code, out, all } = await server.command(...command);
      if (code !== 0) throw new Error(`parley ${command.join(' ')} ended with ${code}: ${all.slice(-2000)}`);
      return JSON.parse(out);
    };
    const made = async (name) => (await ask('workspace', 'create', name, '--admin', `${name.toLowerCase()}@example.com`)).id;
    const filled = (name, count, from) => ask('seed', '--workspace', name, '--tickets', String(count), '--seed', String(from), '--json');
    // The first one is made by its seed, with the installation's key.
    const seeded = await filled('bench', tickets, seed);
    run.say(`Filled in ${Math.round(seeded.seconds)} s`);
    await made('Other');
    await filled('other', Math.ceil(tickets / 10), seed + 1);
    const desk = new Desk(database, seeded.workspace.id, new Random(seed));
    Object.assign(desk, { planted: seeded.planted, quiet: seeded.quiet_agent.id, peer: await made('Peer'), filled_s: Math.round(seeded.seconds) });
    desk.#look();
    return desk;
  }

  constructor(database, workspace, random) {
    Object.assign(this, { database, workspace, random, postgres: database.engine === 'postgres' });
  }

  /** An id as a value of a statement. */
  id(uuid) {
    return this.postgres ? `'${uuid}'` : `x'${uuid.replaceAll('-', '')}'`;
  }

  instant(ms) {
    return this.postgres ? `to_timestamp(${ms} / 1000.0)` : String(ms);
  }

  /** A column that holds an id, or an instant, as text that both engines give alike. */
  asId = (column) => (this.postgres ? `${column}` : `lower(hex(${column}))`);
  asMs = (column) => (this.postgres ? `(extract(epoch from ${column}) * 1000)::bigint` : column);

  /** Rows of a query, each a list of texts. */
  rows(sql, workspace = this.workspace) {
    const said = this.database.sql(`${this.postgres ? `select set_config('app.workspace', '${workspace}', false);` : ''}\n${sql};`);
    const lines = said.split('\n').slice(this.postgres ? 1 : 0);
    return lines.filter(Boolean).map((line) => line.split('|'));
  }

  /** The same for many queries, in one go. */
  many(queries) {
    const rows = this.rows(queries.map((sql) => `${sql};\nselect '${MARK}'`).join(';\n'));
    const answers = [[]];
    for (const row of rows) row[0] === MARK ? answers.push([]) : answers.at(-1).push(row);
    return answers.slice(0, queries.length);
  }

  /** What a query tells of this workspace's tickets: `select … from ticket where …`. */
  tickets(columns, rest = '') {
    return this.rows(`select ${columns} from ticket t where t.workspace_id = ${this.id(this.workspace)} ${rest}`);
  }

  count(where = '') {
    return Number(this.tickets('count(*)', where)[0][0]);
  }

  uuid(text) {
    return this.postgres ? text : text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  /** Questions of all kinds, to warm up with. */
  mixedReads() {
    const lists = ['status=open', 'sort=-updated_at', 'priority=urgent', 'assignee=none', ...this.agents.slice(0, 5).map((a) => `assignee=${a}`), ...this.planted.map((p) => `q=${encodeURIComponent(p.query)}`)];
    return this.random.shuffled([
      ...lists.map((query) => ({ path: `/api/v1/tickets?${query}` })),
      ...this.sample.slice(0, 200).flatMap(({ id }) => [{ path: `/api/v1/tickets/${id}` }, { path: `/api/v1/tickets/${id}/messages?limit=100` }]),
    ]);
  }

  /** Words that stand in the tickets, the most frequent first. */
  vocabulary() {
    const counts = new Map();
    for (const { text } of this.sample) for (const word of new Set(text.toLowerCase().match(/\b[a-z]{3,20}\b/g) ?? [])) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].toSorted((a, b) => b[1] - a[1]).map(([word]) => word);
  }

  #look() {
    const of = (column, table = 'ticket') => this.rows(
      `select ${this.asId(column)} from ${table} where workspace_id = ${this.id(this.workspace)} and ${column} is not null group by 1 order by count(*) desc limit 60`).map(([id]) => this.uuid(id));
    this.agents = [...of('assignee_id').filter((id) => id !== this.quiet), this.quiet];
    this.teams = of('team_id');
    this.companies = of('company_id');
    this.tags = this.rows(`select tag from ticket_tag where workspace_id = ${this.id(this.workspace)} group by tag order by count(*) desc limit 60`).map(([tag]) => tag);
    this.emails = this.rows(`select email from contact where workspace_id = ${this.id(this.workspace)} order by id limit 2000`).map(([email]) => email);
    const [[first, last, lowest, highest]] = this.tickets(['min(created_at)', 'max(created_at)'].map(this.asMs).concat('min(number)', 'max(number)').join(', '));
    [this.first, this.last, this.highest] = [Number(first), Number(last), Number(highest)];
    for (const word of this.planted.filter((p) => /^\w+$/.test(p.query) && p.hits <= 1000)) {
      word.tickets = this.rows(`select distinct ${this.asId('ticket_id')} from message where workspace_id = ${this.id(this.workspace)} and body_text like '%${word.query}%'`).map(([id]) => this.uuid(id));
    }

    this.unclosed = this.tickets(this.asId('t.id'), "and t.status <> 'closed' order by t.number desc limit 20000").map(([id]) => this.uuid(id));
    this.sample = this.#sample(Number(lowest), this.highest);
    // Those who write most, and anybody.
    this.requesters = this.random.shuffled([...new Set([...of('requester_id').slice(0, 30), ...this.sample.slice(0, 30).map((t) => t.requester)])]);
  }

  // Tickets from everywhere, with the text of one of their messages.
  #sample(lowest, highest) {
    const numbers = [...new Set(Array.from({ length: SAMPLE }, () => this.random.between(lowest, highest)))];
    const rows = this.rows(`
      select ${this.asId('t.id')}, t.number, ${this.asId('t.requester_id')}, replace(t.subject, '|', ' '), replace(replace(m.body_text, '|', ' '), ${this.postgres ? 'chr(10)' : 'char(10)'}, ' ')
      from ticket t join message m on m.ticket_id = t.id where t.workspace_id = ${this.id(this.workspace)} and t.number in (${numbers.join(', ')}) order by t.number, m.created_at, m.id`);
    const first = new Map(rows.toReversed().map(([id, number, requester, subject, text]) => [id, { id: this.uuid(id), number: Number(number), requester: this.uuid(requester), subject, text }]));
    return this.random.shuffled([...first.values()]);
  }
}
