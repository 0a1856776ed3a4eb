import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The first conversations that a customer begins: {id, email, messages: [{from, text}]}. */
export async function readConversations(file, count) {
  const raw = createReadStream(file);
  const lines = createInterface({ input: file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw, crlfDelay: Infinity });
  const run = Date.now().toString(36);
  const found = [];
  for await (const line of lines) {
    const { id, messages } = JSON.parse(line);
    if (messages[0]?.from === 'customer' && messages.every((m) => m.text.trim())) {
      // An address of its own for each run and conversation, so that its ticket is found again.
      found.push({ id, email: `traveller-${id}-${run}@replay.example`, messages });
    }
    if (found.length === count) break;
  }
  raw.destroy();
  return found;
}
