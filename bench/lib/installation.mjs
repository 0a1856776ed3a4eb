import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PostgresDatabase, SqliteFile } from './database.mjs';
import { whenEnded } from './ending.mjs';
import { Api } from './http.mjs';
import { Server, freePort } from './server.mjs';

const KEY = 'bench-0123456789abcdef0123456789abcdef';

/** A place of its own for the product: a folder, an empty database, and a server that is not started yet. */
export class Installation {
  /**
   * @param options `{engine, database, program, port?}`
   * @param name what the folder and the database are called after
   * @param settings more of the server's environment, or other
   */
  static async make({ engine, database, program, port }, name, settings = {}) {
    const folder = mkdtempSync(path.join(tmpdir(), `parley-${name}-`));
    const kept = engine === 'sqlite' ? new SqliteFile(folder) : new PostgresDatabase(database, `${name}_${path.basename(folder).slice(-6).toLowerCase()}_${process.pid}`);
    const url = `http://127.0.0.1:${port ?? (await freePort())}`;
    const environment = {
      PARLEY_URLS: url,
      PARLEY_DATA: folder,
      ...kept.settings,
      PARLEY_RATE_LIMIT: '0',
      PARLEY_FORM_LIMIT: '0',
      PARLEY_ADMIN_EMAIL: 'admin@example.com',
      PARLEY_API_KEY: KEY,
      ...settings,
    };
    const installation = new Installation(folder, kept, new Server(path.resolve(program), environment, url, KEY));
    whenEnded(() => installation.close());
    return installation;
  }

  constructor(folder, database, server) {
    Object.assign(this, { folder, database, server, url: server.url, api: new Api(server.url, server.key) });
  }

  /** From now on asks as the owner of this key. */
  signIn(key) {
    this.server.key = key;
    this.api.close();
    this.api = new Api(this.server.url, key);
  }

  /** Leaves nothing behind. */
  async close() {
    await this.server.kill();
    this.api.close();
    this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
