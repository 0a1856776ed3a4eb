import { execSync } from 'node:child_process';
import os from 'node:os';

/** What a report must say of where it was made. */
export function machine() {
  return {
    processor: `${os.cpus().length} × ${os.cpus()[0].model}`,
    memory_gb: Math.round(os.totalmem() / 2 ** 30),
    system: `${ask('. /etc/os-release && echo $PRETTY_NAME')}, Linux ${os.release()}`,
    dotnet: ask('dotnet --version'),
    node: process.version,
    sqlite: ask('sqlite3 --version').split(' ')[0],
    postgresql: ask('ls /usr/lib/postgresql | sort -V | tail -1'),
  };
}

export const machineLine = (m) =>
  `Machine: ${m.processor}, ${m.memory_gb} GB, ${m.system}; .NET ${m.dotnet}, Node ${m.node}, SQLite ${m.sqlite}, PostgreSQL ${m.postgresql}.`;

/** When a run began, how busy the machine was, and what was run. */
export function runLine() {
  return { date: new Date().toISOString().slice(0, 10), load: os.loadavg()[0].toFixed(1), build: ask('git describe --always --dirty') };
}

function ask(command) {
  try {
    return execSync(command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return 'unknown';
  }
}
