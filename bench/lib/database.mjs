import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** An empty SQLite file in a folder. */
export class SqliteFile {
  engine = 'sqlite';

  constructor(folder) {
    this.file = path.join(folder, 'parley.db');
  }

  get settings() {
    return { PARLEY_DATABASE: this.file };
  }

  sql(text) {
    return run('sqlite3', ['-batch', '-bail', this.file], `.timeout 30000\n${text}`);
  }

  /** Null when the file is whole. */
  damage() {
    const said = this.sql("pragma integrity_check; insert into ticket_search_index (ticket_search_index) values ('integrity-check');");
    return said === 'ok' ? null : said;
  }

  /** What a report says of how it is set. */
  speedSettings() {
    return { journal_mode: this.sql('pragma journal_mode;'), page_size: this.sql('pragma page_size;'), synchronous: 'full, one commit for those who wait' };
  }

  drop() {}
}

/** A database of its own in a PostgreSQL cluster; the server signs in as a role that owns nothing. */
export class PostgresDatabase {
  engine = 'postgres';

  /** @param cluster the connection string of a login that may make databases and roles */
  constructor(cluster, name) {
    this.parts = Object.fromEntries(cluster.split(';').filter(Boolean).map((part) => part.split('=').map((side) => side.trim())));
    this.name = name;
    this.#psql(this.parts.Database, `
      do $$ begin
        perform pg_advisory_lock(7200002);
        if not exists (select from pg_roles where rolname = 'parley_app') then create role parley_app nologin; end if;
        if not exists (select from pg_roles where rolname = 'parley_login') then create role parley_login login in role parley_app; end if;
        perform pg_advisory_unlock(7200002);
      end $$`);
    this.#psql(this.parts.Database, `create database ${name}`);
  }

  get settings() {
    return { PARLEY_DATABASE: this.#address({ Username: 'parley_login' }), PARLEY_DATABASE_OWNER: this.#address({}) };
  }

  sql(text) {
    return this.#psql(this.name, text);
  }

  damage() {
    return null;
  }

  speedSettings() {
    const names = ['server_version', 'shared_buffers', 'work_mem', 'effective_cache_size', 'random_page_cost', 'fsync', 'synchronous_commit', 'full_page_writes', 'max_wal_size', 'jit'];
    return Object.fromEntries(names.map((name) => [name, this.sql(`show ${name};`)]));
  }

  drop() {
    this.#psql(this.parts.Database, `drop database ${this.name} with (force)`);
  }

  #address(other) {
    return Object.entries({ ...this.parts, Database: this.name, ...other }).map((pair) => pair.join('=')).join(';');
  }

  #psql(database, text) {
    const { Host, Port, Username } = this.parts;
    return run('psql', ['-qAtX', '-v', 'ON_ERROR_STOP=1', '-h', Host, '-p', Port, '-U', Username, '-d', database], text);
  }
}

function run(program, args, input) {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 1e8 });
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr.slice(0, 2000)}`);
  return done.stdout.trim();
}
