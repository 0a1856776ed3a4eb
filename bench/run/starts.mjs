import { pause } from '../lib/random.mjs';

const STARTS = 5;
const IDLE_S = 10;

/** From the process's start to its first list of tickets, several times, and what it holds in memory when nobody asks for anything. */
export async function measureStarts(server, run) {
  run.say('Starting');
  await server.stop();
  const ms = [];
  for (let i = 0; i < STARTS; i++) {
    server.start();
    ms.push(Math.round(await server.ready()));
    if (i < STARTS - 1) await server.stop();
  }

  await pause(IDLE_S * 1000);
  return { start_ms: ms, memory: { idle_mb: server.residentMb } };
}
