import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PostgresDatabase } from '../lib/database.mjs';
import { Api } from '../lib/http.mjs';
import { freePort } from '../lib/server.mjs';
import { words } from './parley.mjs';
import { PeerServer, runPeer } from './process.mjs';
import { loadTickets } from './tickets.mjs';

const STATUS = { new: 'new', open: 'open', pending: 'stalled', on_hold: 'stalled', resolved: 'resolved', closed: 'resolved' };
const FIELDS = 'Subject,Status,Priority,Requestor,Owner,Queue,Created,LastUpdated';
const WORKERS = 8;

/** Request Tracker 5 from Debian, over its REST 2 interface. */
export class RequestTracker {
  name = 'Request Tracker 5';

  setUp = `Debian's package under Starman with ${WORKERS} workers, the same PostgreSQL, an auth token of root, the full-text index on (its indexer, which RT runs from cron, at rest meanwhile), scrips that send mail off`;

  constructor(options, folder) {
    Object.assign(this, { options, folder: path.join(folder, 'rt'), server: new PeerServer() });
  }

  async fill(tickets) {
    this.database = new PostgresDatabase(this.options.database, `peers_rt_${process.pid}`);
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    this.#configure('');
    runPeer(['rt-setup-database-5', '--action', 'init', '--skip-create', '--dba', this.database.parts.Username, '--dba-password', ''], { env: this.env });
    this.database.sql("update scrips set disabled = 1 where scripaction in (select id from scripactions where execmodule ~ '^(Notify|Autoreply|SendForward)');");
    const emails = [...new Set(tickets.map((t) => t.email))];
    const token = runPeer(['perl', path.join(import.meta.dirname, 'rt_people.pl')], { env: this.env, input: emails.join('\n') }).trim().split('\n').at(-1);
    this.headers = { authorization: `token ${token}` };
    // A ticket made by RT itself is the pattern of the others.
    await this.#serve();
    const api = new Api(this.url, null, this.headers);
    await api.call('POST', '/REST/2.0/ticket', { json: { Queue: 'General', Subject: 'pattern', Requestor: emails[0], Content: 'pattern', ContentType: 'text/plain', Status: 'resolved' } });
    api.close();
    await this.server.stop();
    loadTickets(this.database, tickets, this.folder, (t) => STATUS[t.status]);
    this.database.sql(FILL);
    runPeer(['rt-setup-fulltext-index-5', '--noask', '--dba', this.database.parts.Username, '--dba-password', ''], { env: this.env });
    this.#configure("Set(%FullTextSearch, Enable => 1, Indexed => 1, Table => 'AttachmentsIndex', Column => 'ContentIndex');");
    this.database.sql('analyze;');
  }

  start() {
    return this.#serve();
  }

  get ended() {
    return this.server.ended;
  }

  count() {
    return Number(this.database.sql("select count(*) from tickets where type = 'ticket';"));
  }

  requests(tickets, planted) {
    const ids = this.database.sql('select id from tickets order by md5(id::text) limit 500;').split('\n');
    return {
      create: {
        requests: tickets.slice(-500).map((t) => ({
          method: 'POST', path: '/REST/2.0/ticket', status: 201, least: 30,
          json: { Queue: 'General', Subject: `${t.subject.slice(0, 100)} {{n}}`, Requestor: t.email, Content: t.messages[0].text, ContentType: 'text/plain' },
        })),
      },
      list: { requests: [{ path: list("Status = 'open'"), least: 5000 }] },
      conversation: { each: 2, requests: ids.flatMap((id) => [{ path: `/REST/2.0/ticket/${id}` }, { path: `/REST/2.0/ticket/${id}/attachments?fields=Content,ContentType,Created,Creator&per_page=100` }]) },
      search: { requests: words(planted).map(({ query }) => ({ path: list(`Content LIKE '${query}'`), least: 1000 })) },
    };
  }

  async check(tickets, planted) {
    const faults = [];
    const api = new Api(this.url, null, this.headers);
    const get = async (where) => (await api.call('GET', where)).body;
    const open = (await get(list("Status = 'open'"))).items.map((t) => t.Subject);
    const right = tickets.filter((t) => t.status === 'open').slice(-25).toReversed().map((t) => t.subject);
    if (open.join('\n') !== right.join('\n')) faults.push(`the newest open are ${open} and not ${right}`);
    for (const { query, hits } of words(planted)) {
      const { total } = await get(list(`Content LIKE '${query}'`));
      if (total !== hits) faults.push(`${query} is found ${total} times and stands in ${hits} tickets`);
    }

    const [id] = this.database.sql("select id from tickets where subject <> 'pattern' order by id limit 1;").split('\n');
    const texts = (await get(`/REST/2.0/ticket/${id}/attachments?fields=Content&per_page=100`)).items.map((a) => a.Content);
    if (texts.join('\n') !== tickets[0].messages.map((m) => m.text).join('\n')) faults.push(`the first ticket's messages are ${texts}`);
    api.close();
    return faults;
  }

  stop() {
    return this.server.stop();
  }

  async close() {
    await this.server.stop();
    this.database?.drop();
  }

  async #serve() {
    this.server.start(['/usr/share/request-tracker5/libexec/rt-server', '--server', 'Starman', '--listen', `127.0.0.1:${this.port}`, '--workers', String(WORKERS)], { env: this.env });
    await this.server.answers(`${this.url}/REST/2.0/rt`, this.headers);
  }

  #configure(more) {
    const { Host, Port, Username } = this.database.parts;
    mkdirSync(path.join(this.folder, 'd'), { recursive: true });
    const file = path.join(this.folder, 'RT_SiteConfig.pm');
    writeFileSync(file, `
Set($rtname, 'bench');
Set($Organization, 'bench.example');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${this.port});
Set($DatabaseType, 'Pg');
Set($DatabaseHost, '${Host}');
Set($DatabasePort, '${Port}');
Set($DatabaseName, '${this.database.name}');
Set($DatabaseUser, '${Username}');
Set($DatabasePassword, '');
Set($LogToSyslog, undef);
Set($LogToSTDERR, 'error');
${more}
1;
`);
    for (const one of [path.dirname(this.folder), this.folder, path.join(this.folder, 'd')]) chmodSync(one, 0o755);
    this.env = { RT_SITE_CONFIG: file, RT_SITE_CONFIG_DIR: path.join(this.folder, 'd') };
  }
}

const list = (query) => `/REST/2.0/tickets?query=${encodeURIComponent(query)}&orderby=Created&order=DESC&per_page=25&fields=${FIELDS}`;

/** Tickets, their four role groups, their transactions and attachments, as RT itself writes them. */
const FILL = `
do $$
declare
  pattern_of_ticket int := (select max(id) from tickets);
  tickets_from int := pattern_of_ticket;
  groups_from int := (select max(id) from principals);
  members_from int := (select max(id) from groupmembers);
  cached_from int := (select max(id) from cachedgroupmembers);
  transactions_from int := (select max(id) from transactions);
  attachments_from int := (select max(id) from attachments);
  pattern attachments;
  nobody int := (select id from users where name = 'Nobody');
  root int := (select id from users where name = 'root');
  never timestamp := '1970-01-01';
begin
  select * into pattern from attachments where id = attachments_from;
  create temp table person as select lower(emailaddress) as email, id from users where emailaddress is not null;
  create temp table role as select t.n, k, r.name, groups_from + ((t.n - 1) * 4 + k)::int as id from bench_ticket t, (values (1, 'AdminCc'), (2, 'Cc'), (3, 'Owner'), (4, 'Requestor')) r (k, name);
  create temp table said as select m.*, t.at, t.subject, row_number() over (order by m.n, m.k)::int as place from bench_message m join bench_ticket t using (n);

  insert into tickets (id, effectiveid, queue, type, owner, subject, initialpriority, finalpriority, priority, timeestimated, timeworked, status, timeleft, told, starts, started, due, resolved, lastupdatedby, lastupdated, creator, created)
    select tickets_from + n, tickets_from + n, 1, 'ticket', nobody, subject, 0, 0, 0, 0, 0, status, 0, at, never, at, never, case status when 'resolved' then at else never end, root, at, root, at from bench_ticket;
  insert into principals (id, principaltype, disabled) select id, 'Group', 0 from role;
  insert into groups (id, name, domain, instance, creator, created, lastupdatedby, lastupdated)
    select r.id, r.name, 'RT::Ticket-Role', tickets_from + r.n, root, t.at, root, t.at from role r join bench_ticket t using (n);
  insert into groupmembers (id, groupid, memberid, creator, created, lastupdatedby, lastupdated)
    select members_from + (row_number() over (order by r.id))::int, r.id, case r.name when 'Owner' then nobody else p.id end, root, t.at, root, t.at
    from role r join bench_ticket t using (n) join person p using (email) where r.name in ('Owner', 'Requestor');
  insert into cachedgroupmembers (id, groupid, memberid, via, immediateparentid, disabled)
    select place, groupid, memberid, place, groupid, 0 from (
      select cached_from + (row_number() over (order by groupid, memberid))::int as place, groupid, memberid from (
        select id as groupid, id as memberid from role union all select groupid, memberid from groupmembers where id > members_from) all_of_them) placed;
  insert into transactions (id, objecttype, objectid, timetaken, type, data, creator, created)
    select transactions_from + place, 'RT::Ticket', tickets_from + n, 0, case when k = 1 then 'Create' when note then 'Comment' else 'Correspond' end, case when k > 1 then 'No Subject' end, root, at from said;
  insert into attachments (id, transactionid, parent, messageid, subject, contenttype, contentencoding, content, headers, creator, created)
    select attachments_from + place, transactions_from + place, 0, 'bench-' || place || '@bench.example', case when k = 1 then subject end, pattern.contenttype, pattern.contentencoding, text, pattern.headers, root, at from said;

  perform setval('tickets_id_seq', (select max(id) from tickets)), setval('principals_id_seq', (select max(id) from principals)), setval('groupmembers_id_seq', (select max(id) from groupmembers)),
    setval('cachedgroupmembers_id_seq', (select max(id) from cachedgroupmembers)), setval('transactions_id_seq', (select max(id) from transactions)), setval('attachments_id_seq', (select max(id) from attachments)),
    setval('groups_id_seq', (select max(id) from groups)), setval('users_id_seq', (select greatest(max(id), (select max(id) from principals)) from users));
end $$;`;
