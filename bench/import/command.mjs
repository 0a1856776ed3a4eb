import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pause } from '../lib/random.mjs';

/**
 * Runs a command of the product with --json.
 * @param isTime looked at again and again: true has it killed; never if not given
 * @returns `{code, report, seconds, peakMb}`: the report is null when it was killed
 */
export async function run({ server }, args, isTime = () => false) {
  const began = performance.now();
  const child = spawn(server.program, [...args, '--json'], { env: { ...process.env, ...server.environment }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, errors, peakMb, over] = ['', '', 0, false];
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const ended = once(child, 'close').then((end) => ((over = true), end));
  while (!over) {
    peakMb = Math.max(peakMb, peakOf(child.pid));
    if (isTime()) child.kill('SIGKILL');
    await Promise.race([ended, pause(100)]);
  }
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL' && code !== 0 && code !== 3) throw new Error(`${args.join(' ')} ended with ${code}: ${errors.slice(-1000)}`);
  return { code: signal ?? code, report: signal ? null : JSON.parse(out), seconds: (performance.now() - began) / 1000, peakMb };
}

function peakOf(pid) {
  try {
    return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);
  } catch {
    return 0; // over
  }
}
