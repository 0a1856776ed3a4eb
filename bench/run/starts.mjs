import { pause } from '../lib/random.mjs';

/** From the process's start to its first list of tickets, several times, and what it holds in memory when nobody asks for anything. */
export async function measureStarts(server, run) {
  run.say('Starting');
  const ms = [];
  while (ms.length < run.sizes.starts) {
    if (server.isRunning) await server.stop();
    server.start();
    ms.push(Math.round(await server.ready()));
  }

  await pause(run.sizes.idle_s * 1000);
  return { start_ms: ms, memory: { idle_mb: server.residentMb } };
}
