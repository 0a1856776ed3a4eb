import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** All conversations of a file, each id once, as the import takes them. */
export function readConversations(file) {
  const bytes = readFileSync(file);
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8');
  const found = new Map();
  for (const line of text.split('\n')) {
    if (!line.trim()) continue;
    const conversation = JSON.parse(line);
    if (!found.has(conversation.id)) found.set(conversation.id, conversation);
  }
  return { lines: text.split('\n').filter((line) => line.trim()).length, conversations: [...found.values()] };
}

/** Text as it can be found: lower case, no accents, words; each emoji and ideograph for itself. */
export function tokens(text) {
  const plain = text.normalize('NFKD').replace(/\p{Mn}/gu, '').toLowerCase();
  return plain.match(/[\u3040-\u30ff\u3400-\u9fff]|\p{So}|\p{Sk}|[\p{L}\p{Nd}\p{Mc}]+/gu) ?? [];
}

/** Those that a search must find: every word and every phrase stands in them. Looked up here, without the product. */
export function holding(index, query) {
  const terms = query.match(/"[^"]+"|\S+/g).map((term) => tokens(term));
  return index.filter(({ joined }) => terms.every((words) => joined.includes(` ${words.join(' ')} `)));
}

/** What is searched of each conversation. */
export function indexOf(conversations) {
  return conversations.map(({ id, messages }) => ({ id, joined: ` ${messages.flatMap(({ text }) => [...tokens(text), '\n']).join(' ')} ` }));
}
