import { tokens } from './conversations.mjs';

const GENERAL = [
  ['a phrase', '"lost my bag"'],
  ['a phrase and a word', '"customer service" worst'],
  ['three words', 'lost bag airport'],
  ['Spanish', 'gracias'],
  ['Spanish', 'vuelo'],
  ['Spanish, its accent left out', 'ATENCION'],
  ['Portuguese', 'obrigado'],
  ['French', 'merci'],
  ['German, of which there is none', 'Verspätung'],
];

/** What people look for: moods, hashtags, flights, phrases, other languages. Taken from the file itself, for the file is not ours to copy from. */
export function searchesIn(conversations) {
  const texts = conversations.map(({ messages }) => messages.map(({ text }) => text).join('\n'));
  const emoji = ranked(texts, (text) => tokens(text).filter((token) => /\p{Extended_Pictographic}/u.test(token)));
  const hashtags = ranked(texts, (text) => text.match(/#\p{L}[\p{L}\p{N}]{5,}/gu) ?? []);
  const flights = ranked(texts, (text) => text.match(/\b[A-Z]{2}\d{3,4}\b/g) ?? []);
  const numbers = ranked(texts, (text) => text.match(/flight \d{3,4}\b/gi) ?? []);
  return [
    ['the most frequent emoji', emoji[0]],
    ['an emoji of about twenty conversations', emoji.find(([, count]) => count <= 20)],
    ['an emoji and a word', [`${emoji[0][0]} flight`]],
    ['the most frequent hashtag', hashtags[0]],
    ['a hashtag of one conversation', hashtags.at(-1)],
    ['a flight of several conversations', flights[0]],
    ['a flight of one conversation', flights.at(-1)],
    ['“flight” and its number', numbers.at(-1)],
  ]
    .map(([what, [q]]) => [what, q])
    .concat(GENERAL);
}

/** What is found in how many texts, most frequent first; of equals the first in the file last. */
function ranked(texts, find) {
  const counts = new Map();
  for (const text of texts) for (const one of new Set(find(text))) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].reverse().sort((a, b) => b[1] - a[1]);
}
