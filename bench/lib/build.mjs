import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

const PACKAGES = { wrk: 'wrk', psql: 'postgresql-client', pgbench: 'postgresql', sqlite3: 'sqlite3', python3: 'python3' };

export const root = path.join(import.meta.dirname, '../..');

/** The product as users run it, without the agent app's files, which nothing here asks for. */
export function buildRelease() {
  execFileSync('dotnet', ['build', 'src/Parley.Server', '-c', 'Release', '-p:SkipWeb=true', '-v', 'quiet', '-clp:ErrorsOnly', '--nologo'], { cwd: root, stdio: 'inherit' });
  return path.join(root, 'src/Parley.Server/bin/Release/net10.0/parley');
}

/** Ends the process when one of these programs is not there. */
export function needTools(names) {
  const missing = names.filter((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status !== 0);
  if (missing.length === 0) return;
  console.error(`This needs ${missing.join(', ')}: apt-get install ${missing.map((name) => PACKAGES[name] ?? name).join(' ')}`);
  process.exit(2);
}
