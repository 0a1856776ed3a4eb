import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { productRows } from './productRows.mjs';

const TICKETS = 50;
const QUICK = 20; // it knows whole seconds only

/** pgbench, as the product's role and under its policies: the rows of a creation in one pipeline, one round trip, in a workspace of their own. */
export class PostgresPeer {
  what = 'pgbench: the rows of a creation as the product writes them, in one pipeline, prepared, as the restricted role under the policies, text index included; the number from a '
    + 'sequence; the feed is not numbered meanwhile, and the product stands still';

  constructor(desk, database) {
    Object.assign(this, { desk, database, runs: 0 });
    this.tickets = productRows(desk, database, TICKETS);
    this.#prepare();
  }

  /** Tickets a second, with eight connections and with one. */
  run(seconds) {
    const folder = mkdtempSync(path.join(tmpdir(), 'parley-pgbench-'));
    try {
      const files = this.tickets.map((ticket, i) => {
        const file = path.join(folder, `${i}.sql`);
        writeFileSync(file, this.#script(ticket));
        return file;
      });
      return { create: this.#pgbench(files, 8, seconds), create_1: this.#pgbench(files, 1, seconds) };
    } finally {
      rmSync(folder, { recursive: true, force: true });
      // Nobody is to number these.
      this.desk.rows(`delete from event_pending where workspace_id = '${this.desk.peer}'`, this.desk.peer);
    }
  }

  // A sequence for the numbers, ids that grow with the time as the product's do, and the requesters in the workspace of the peer.
  #prepare() {
    this.desk.rows(`
      create sequence bench_number;
      grant usage on sequence bench_number to parley_app;
      create function bench_id(kind int, client int, n bigint) returns uuid language sql stable as $$
        select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(client), 3, '0') || '8' || lpad(to_hex(n * 16 + kind), 15, '0'))::uuid $$;
      insert into contact (id, workspace_id, name, email, email_norm, created_at)
        select gen_random_uuid(), '${this.desk.peer}', e, e, e, now() from unnest(array[${[...new Set(this.tickets.map((t) => t.email))].map(text)}]) e`, this.desk.peer);
  }

  #script({ email, search, rows }) {
    const value = (v) => {
      if (v === null || typeof v === 'string') return text(v);
      if ('id' in v) return `bench_id(${v.id}, :client_id, :n)`;
      if (v.now) return 'now()';
      return v.number ? "nextval('bench_number')" : text(this.desk.peer);
    };
    const insert = ({ table, values }) => {
      const ticket = table === 'ticket';
      const chosen = Object.entries(values).map(([column, v]) => [column, ticket && column === 'requester_id' ? 'c.id' : ticket && column === 'company_id' ? 'c.company_id' : `${value(v)}`]);
      const [columns, given] = [0, 1].map((side) => chosen.map((pair) => pair[side]).join(', '));
      // Texts become what the column is only where they are given plainly, not in a select.
      return ticket
        ? `insert into ticket (${columns}) select ${this.#typed(values, chosen)} from contact c where c.workspace_id = '${this.desk.peer}' and c.email_norm = ${text(email)};`
        : `insert into ${table} (${columns}) values (${given});`;
    };
    const events = rows.filter((r) => r.table === 'event');
    return [
      '\\set n :n + 1',
      '\\startpipeline',
      'begin;',
      `select set_config('app.workspace', '${this.desk.peer}', true);`,
      ...rows.map(insert),
      ...events.map((e) => `insert into event_pending (workspace_id, id) values ('${this.desk.peer}', ${value(e.values.id)});`),
      `select ticket_search_add('${this.desk.peer}', bench_id(0, :client_id, :n), ${text(this.#words(search.words))});`,
      'commit;',
      '\\endpipeline',
      '',
    ].join('\n');
  }

  // Words carry the end of their workspace's id (Search/SearchSpan.cs).
  #words(words) {
    const end = (workspace) => workspace.replaceAll('-', '').slice(-8);
    return words.replaceAll(end(this.desk.workspace), end(this.desk.peer));
  }

  #typed(values, chosen) {
    this.types ??= Object.fromEntries(this.desk.rows("select column_name, udt_name from information_schema.columns where table_name = 'ticket'"));
    return chosen.map(([column, given]) => (given.startsWith("'") ? `${given}::${this.types[column]}` : given)).join(', ');
  }

  #pgbench(files, clients, seconds) {
    const { Host, Port } = this.database.parts;
    const from = ++this.runs * 1e9;
    const done = spawnSync(
      'pgbench',
      ['-n', '-M', 'prepared', '-h', Host, '-p', Port, '-U', 'parley_login', '-c', clients, '-j', 1, ...(seconds < 1 ? ['-t', QUICK] : ['-T', seconds]), '-D', `n=${from}`, ...files.flatMap((f) => ['-f', f]), this.database.name].map(String),
      { encoding: 'utf8', env: { ...process.env, PGOPTIONS: '-c role=parley_app -c jit=off' } },
    );
    const tps = /tps = ([\d.]+)/.exec(done.stdout);
    const failed = /number of failed transactions: (\d+)/.exec(done.stdout)?.[1] ?? '0';
    if (done.status !== 0 || !tps || failed !== '0') throw new Error(`pgbench failed: ${done.stdout}${done.stderr}`.slice(0, 2000));
    return Number(tps[1]);
  }
}

const text = (value) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`);
