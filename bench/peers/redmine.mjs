import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { PostgresDatabase } from '../lib/database.mjs';
import { Api } from '../lib/http.mjs';
import { freePort } from '../lib/server.mjs';
import { words } from './parley.mjs';
import { PeerServer, runPeer } from './process.mjs';
import { loadTickets } from './tickets.mjs';

const STATUS = { new: 1, open: 2, pending: 4, on_hold: 4, resolved: 3, closed: 5 };
const KEY = 'be4c0000000000000000000000000000000be4c0';
const CWD = '/usr/share/redmine';
const WORKERS = 4;
const THREADS = 2;

/** Redmine from Debian, over its REST interface. */
export class Redmine {
  name = 'Redmine';

  headers = { 'x-redmine-api-key': KEY };

  setUp = `Debian's package in production mode under Puma with ${WORKERS} workers of ${THREADS} threads, the same PostgreSQL, the administrator's API key, no notifications by mail`;

  constructor(options, folder) {
    Object.assign(this, { options, folder: path.join(folder, 'redmine'), server: new PeerServer() });
  }

  async fill(tickets) {
    this.database = new PostgresDatabase(this.options.database, `peers_redmine_${process.pid}`);
    const { Host, Port, Username } = this.database.parts;
    this.env = { REDMINE_INSTANCE: 'default', RAILS_ENV: 'production', REDMINE_LANG: 'en', SCHEMA: '/dev/null', DATABASE_URL: `postgresql://${Username}@${Host}:${Port}/${this.database.name}` };
    this.port = await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    mkdirSync(this.folder);
    for (const task of ['db:migrate', 'redmine:load_default_data']) runPeer(['rake', task], { env: this.env, cwd: CWD });
    loadTickets(this.database, tickets, this.folder, (t) => STATUS[t.status]);
    this.database.sql(FILL);
  }

  async start() {
    this.server.start(['puma', '-e', 'production', '-w', String(WORKERS), '-t', `${THREADS}:${THREADS}`, '-b', `tcp://127.0.0.1:${this.port}`], { env: this.env, cwd: CWD });
    await this.server.answers(`${this.url}/issues.json?limit=1`, this.headers);
  }

  get ended() {
    return this.server.ended;
  }

  count() {
    return Number(this.database.sql('select count(*) from issues;'));
  }

  requests(tickets, planted) {
    const ids = this.database.sql('select id from issues order by md5(id::text) limit 500;').split('\n');
    return {
      create: {
        requests: tickets.slice(-500).map((t) => ({
          method: 'POST', path: '/issues.json', status: 201, least: 100,
          json: { issue: { project_id: 1, tracker_id: 3, subject: `${t.subject.slice(0, 100)} {{n}}`, description: t.messages[0].text } },
        })),
      },
      list: { requests: [{ path: '/issues.json?status_id=2&sort=created_on:desc&limit=25', least: 5000 }] },
      conversation: { requests: ids.map((id) => ({ path: `/issues/${id}.json?include=journals` })) },
      search: { requests: words(planted).map(({ query }) => ({ path: `/search.json?q=${query}&issues=1&limit=25`, least: 1000 })) },
    };
  }

  async check(tickets, planted) {
    const faults = [];
    const api = new Api(this.url, null, this.headers);
    const get = async (where) => (await api.call('GET', where)).body;
    const open = (await get('/issues.json?status_id=2&sort=created_on:desc&limit=25')).issues.map((t) => t.subject);
    const right = tickets.filter((t) => t.status === 'open').slice(-25).toReversed().map((t) => t.subject);
    if (open.join('\n') !== right.join('\n')) faults.push(`the newest open are ${open} and not ${right}`);
    for (const { query, hits } of words(planted)) {
      const { total_count } = await get(`/search.json?q=${query}&issues=1&limit=25`);
      if (total_count !== hits) faults.push(`${query} is found ${total_count} times and stands in ${hits} tickets`);
    }

    const { issue } = await get('/issues/1.json?include=journals');
    const texts = [issue.description, ...issue.journals.map((j) => j.notes)];
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
}

/** The API switched on, a project, the customers as users, the tickets as issues and their later messages as notes. */
const FILL = `
  insert into settings (name, value, updated_on) values ('rest_api_enabled', '1', now()), ('notified_events', E'--- []\\n', now());
  update users set must_change_passwd = false where login = 'admin';
  insert into tokens (user_id, action, value, created_on, updated_on) select id, 'api', '${KEY}', now(), now() from users where login = 'admin';
  insert into projects (name, identifier, is_public, status, lft, rgt, created_on, updated_on) values ('Support', 'support', true, 1, 1, 2, now(), now());
  insert into enabled_modules (project_id, name) select id, 'issue_tracking' from projects;
  insert into projects_trackers (project_id, tracker_id) select p.id, t.id from projects p, trackers t;
  insert into users (login, firstname, lastname, status, type, language, mail_notification, created_on, updated_on)
    select email, split_part(min(name), ' ', 1), '-', 1, 'User', 'en', 'none', now(), now() from bench_ticket group by email;
  insert into email_addresses (user_id, address, is_default, notify, created_on, updated_on) select id, login, true, false, now(), now() from users where login like '%@%';
  insert into issues (id, tracker_id, project_id, subject, description, status_id, priority_id, author_id, created_on, updated_on, start_date, root_id, lft, rgt, closed_on)
    select t.n, 3, p.id, t.subject, m.text, t.status::int, 2, u.id, t.at, t.at, t.at::date, t.n, 1, 2, case t.status when '5' then t.at end
    from bench_ticket t join bench_message m on m.n = t.n and m.k = 1 join users u on u.login = t.email, projects p;
  insert into journals (journalized_id, journalized_type, user_id, notes, created_on, private_notes)
    select m.n, 'Issue', (select id from users where login = 'admin'), m.text, t.at, m.note from bench_message m join bench_ticket t using (n) where m.k > 1 order by m.n, m.k;
  select setval('issues_id_seq', (select max(id) from issues));
  drop table bench_ticket, bench_message;
  analyze;`;
