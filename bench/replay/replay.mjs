// Plays real conversations through the public doors, with the agent app open in a browser, and reads each back whole: see README.md.
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { AgentApi, CustomerPages } from './doors.mjs';
import { readConversations } from './input.mjs';
import { Screen } from './screen.mjs';
import { checkConversation } from './check.mjs';

const { values: options } = parseArgs({
  options: {
    file: { type: 'string' },
    url: { type: 'string', default: 'http://127.0.0.1:5080' },
    email: { type: 'string' },
    password: { type: 'string' },
    count: { type: 'string', default: '200' },
    out: { type: 'string', default: 'replay-report' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help || !options.file || !options.email || !options.password) {
  console.log('node replay.mjs --file CONVERSATIONS.jsonl.gz --email AGENT --password SECRET [--url URL] [--count 200] [--out NAME]');
  process.exit(options.help ? 0 : 2);
}

const conversations = await readConversations(options.file, Number(options.count));
const agent = await AgentApi.signIn(options.url, options.email, options.password);
const customers = new CustomerPages(options.url);
const screen = await Screen.open(options.url, options.email, options.password);

const started = performance.now();
const played = [];
for (const conversation of conversations) {
  played.push(await play(conversation));
  progress('played', played.length);
}
const playedFor = performance.now() - started;

const faults = [];
for (const [i, one] of played.entries()) {
  faults.push(...(await checkConversation(one, agent, screen)));
  progress('checked', i + 1);
}
faults.push(...screen.faults);
await screen.shoot(`${options.out}.png`);
await screen.close();

const messages = played.reduce((sum, { conversation }) => sum + conversation.messages.length, 0);
const report = [
  `${played.length} conversations with ${messages} messages played in ${(playedFor / 1000).toFixed(1)} s`,
  `with emoji: ${played.filter((p) => /\p{Extended_Pictographic}/u.test(JSON.stringify(p.conversation))).length} conversations`,
  `shown in the open list without reload: ${played.filter((p) => p.seenLive).length} of ${played.length}`,
  `faults: ${faults.length}`,
  ...faults.slice(0, 50).map((fault) => `  ${fault}`),
].join('\n');
console.log(report);
await writeFile(`${options.out}.txt`, `${report}\n`);
process.exit(faults.length > 0 ? 1 : 0);

async function play(conversation) {
  const [first, ...rest] = conversation.messages;
  const subject = subjectOf(first.text);
  const token = await customers.submit({ email: conversation.email, name: '', subject, description: first.text });
  const ticket = await agent.ticketOf(conversation.email);
  const seenLive = await screen.listShows(ticket.number);
  for (const message of rest) {
    if (message.from === 'customer') await customers.answer(token, message.text);
    else await agent.reply(ticket.id, message.text);
  }
  return { conversation, subject, token, ticket, seenLive };
}

/** What a person would type: the first line, not the whole text. */
function subjectOf(text) {
  const line = text.split('\n')[0].trim();
  return [...line].length <= 80 ? line : `${[...line].slice(0, 79).join('')}…`;
}

function progress(what, done) {
  if (process.stdout.isTTY) process.stdout.write(`\r${what} ${done} of ${conversations.length} `);
  else if (done % 50 === 0) console.log(`${what} ${done} of ${conversations.length}`);
}
