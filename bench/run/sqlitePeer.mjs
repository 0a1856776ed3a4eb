import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { productRows } from './productRows.mjs';

const TICKETS = 50;

/** A loop over prepared statements in Python's sqlite3 module: the rows of a creation, committed each, and eight to a commit as eight connections can be at best. */
export class SqlitePeer {
  what = "a loop over prepared statements in Python's sqlite3 module, in a process of its own without HTTP: the rows of a creation as the product writes them, synchronous=full, text index "
    + 'and feed included, committed eight at a time (beside eight connections) and each (beside one); the product stands still';

  constructor(desk, database) {
    Object.assign(this, { desk, database });
    this.tickets = productRows(desk, database, TICKETS);
  }

  run(seconds) {
    return { create: this.#loop(seconds, 8), create_1: this.#loop(seconds, 1) };
  }

  #loop(seconds, group) {
    const input = JSON.stringify({ file: this.database.file, workspace: this.desk.peer, seconds, group, tickets: this.tickets });
    const done = spawnSync('python3', [path.join(import.meta.dirname, 'sqlite_peer.py')], { input, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`sqlite_peer.py failed: ${done.stderr.slice(0, 2000)}`);
    return Number(done.stdout);
  }
}
