/** Ways in which a server could fail. Each takes what was really seen and spoils one thing; the check that does not notice is worth nothing. */
export const breaks = {
  'a ticket is lost': ({ world, ...seen }) => ({ ...seen, world: { ...world, rows: world.rows.slice(1) } }),
  'a message is lost': (seen) => withRow(seen, (row) => ({ ...row, messages: row.messages.slice(0, -1) })),
  'a message is doubled': (seen) => withRow(seen, (row) => ({ ...row, messages: [...row.messages, { ...row.messages.at(-1), id: 'another' }] })),
  'a ticket has no first message': (seen) => withRow(seen, (row) => ({ ...row, messages: row.messages.slice(1) })),
  'a ticket cannot be found': (seen) => withRow(seen, (row) => ({ ...row, found: [] })),
  'a file has other bytes': ({ world, ...seen }) => ({ ...seen, world: { ...world, digests: new Map([...world.digests].map(([id, digest], i) => [id, i ? digest : 'other'])) } }),
  'the feed has a gap': ({ world, ...seen }) => ({ ...seen, world: { ...world, feed: world.feed.toSpliced(world.feed.length >> 1, 1) } }),
  'a row came late': (seen) => ({ ...seen, tail: seen.tail.toSpliced(seen.tail.length >> 1, 1) }),
  'an effect is lost': (seen) => ({ ...seen, arrivals: seen.arrivals.filter((a) => a.id !== seen.arrivals[0].id) }),
  'an effect is doubled': (seen) => ({ ...seen, arrivals: [...seen.arrivals, seen.arrivals.at(-1)] }),
};

function withRow({ world, ...seen }, change) {
  const at = world.rows.findIndex((row) => row.messages.length > 1);
  return { ...seen, world: { ...world, rows: world.rows.with(at, change(world.rows[at])) } };
}
