const squeeze = (text) => text.replace(/\s+/g, ' ').trim();

/** Compares what was written with what the API, the ticket's page and the search give back; answers the faults in words. */
export async function checkConversation({ conversation, ticket, subject }, agent, screen) {
  const faults = [];
  const fault = (what) => faults.push(`conversation ${conversation.id} (ticket ${ticket.number}): ${what}`);
  const written = conversation.messages;

  const kept = await agent.messages(ticket.id);
  if (kept.length !== written.length) fault(`${written.length} messages written, ${kept.length} kept`);
  for (const [i, message] of written.entries()) {
    const text = message.text.replace(/\r\n?/g, '\n').trim();
    if (kept[i]?.body_text !== text) fault(`message ${i + 1} is kept as ${JSON.stringify(kept[i]?.body_text)} and was ${JSON.stringify(text)}`);
    if ((kept[i]?.author.type === 'contact') !== (message.from === 'customer')) fault(`message ${i + 1} has the wrong author`);
  }
  if (ticket.subject !== subject.trim()) fault(`the subject is ${JSON.stringify(ticket.subject)} and was ${JSON.stringify(subject)}`);

  const shown = await screen.conversation(ticket.number, kept.map((m) => m.id));
  if (shown.map((m) => m.id).join() !== kept.map((m) => m.id).join()) fault('the page shows other messages, or in another order');
  for (const [i, message] of written.entries()) {
    if (!squeeze(shown[i]?.text ?? '').includes(squeeze(message.text))) fault(`message ${i + 1} is not whole on the page`);
    if (shown[i]?.tooWide) fault(`message ${i + 1} is wider than its place`);
  }

  for (const query of queriesFor(written)) {
    const found = await agent.search(query);
    if (!found.some((t) => t.id === ticket.id)) fault(`the search ${query} does not find it`);
  }
  return faults;
}

/** What a person would type to find it again: a phrase of some words of each side, and an emoji beside a word. */
function queriesFor(messages) {
  const queries = [];
  for (const text of [messages[0].text, messages.at(-1).text]) {
    const words = text.replace(/"/g, ' ').trim().split(/\s+/);
    if (/[\p{L}\p{N}]/u.test(words.slice(0, 6).join(''))) queries.push(`"${words.slice(0, 6).join(' ').slice(0, 200)}"`);
  }
  const withEmoji = messages.find((m) => /\p{Extended_Pictographic}/u.test(m.text) && /\p{L}{4,}/u.test(m.text));
  if (withEmoji) {
    const emoji = withEmoji.text.match(/\p{Extended_Pictographic}/u)[0];
    const word = withEmoji.text.match(/\p{L}{4,}/u)[0];
    queries.push(`${emoji} ${word}`);
  }
  return queries;
}
