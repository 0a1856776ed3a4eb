/** Every order of a list. */
export const SORTS = ['number', 'created_at', 'updated_at', 'priority', 'sla_due_at'].flatMap((field) => [field, `-${field}`]);

const TIMES = 20;
const PRIORITIES = ['low', 'normal', 'high', 'urgent'];
export const STATUSES = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'];
const WORD = { type: ['question', 'incident', 'problem', 'task'], source: ['email', 'web', 'chat', 'phone', 'api', 'social', 'connector'] };

/** Every filter of the list with values to ask for, each as the API's parameter and as a condition in SQL, so that an answer can be looked up. */
export function questionsOf(desk) {
  const words = (field, lists) => lists.map((list) => ({ query: `${field}=${list.join(',')}`, sql: `t.${field} in (${list.map((word) => `'${word}'`).join(', ')})` }));
  const each = (list) => list.map((one) => [one]);
  const ids = (field, column, list) => list.map((id) => ({ query: `${field}=${id}`, sql: `t.${column} = ${desk.id(id)}` }));
  const times = Array.from({ length: TIMES }, (_, i) => Math.round(desk.first + ((desk.last - desk.first) * (i + 0.5)) / TIMES));
  const since = (field, column, sign) => times.map((ms) => ({ query: `${field}=${new Date(ms).toISOString()}`, sql: `t.${column} ${sign} ${desk.instant(ms)}` }));
  return {
    none: [{ query: '', sql: 'true' }],
    status: words('status', [...each(STATUSES), ['open', 'pending'], ['new', 'open', 'pending', 'on_hold']]),
    priority: [...each(PRIORITIES), ['high', 'urgent']].map((list) => ({ query: `priority=${list}`, sql: `t.priority in (${list.map((p) => PRIORITIES.indexOf(p) + 1)})` })),
    type: words('type', each(WORD.type)),
    source: words('source', each(WORD.source)),
    assignee: [...ids('assignee', 'assignee_id', desk.agents), { query: 'assignee=none', sql: 't.assignee_id is null' }],
    team: [...ids('team', 'team_id', desk.teams), { query: 'team=none', sql: 't.team_id is null' }],
    tag: desk.tags.map((tag) => ({ query: `tag=${encodeURIComponent(tag)}`, sql: `exists (select 1 from ticket_tag x where x.ticket_id = t.id and x.tag = '${tag.replaceAll("'", "''")}')` })),
    requester: ids('requester', 'requester_id', desk.requesters),
    company: ids('company', 'company_id', desk.companies.length > 0 ? desk.companies : [desk.workspace]),
    created_from: since('created_from', 'created_at', '>='),
    created_to: since('created_to', 'created_at', '<'),
    updated_from: since('updated_from', 'updated_at', '>='),
    q: wordsToFind(desk),
  };
}

/** Planted words that are not too many: who holds them was looked up in the messages, not where the search looks. */
function wordsToFind(desk) {
  return desk.planted.filter((p) => p.tickets).map(({ query, tickets }) => ({ query: `q=${query}`, sql: `t.id in (${tickets.map((id) => desk.id(id))})` }));
}

/** The query for the numbers that a list must show, as the database has them. */
export function expected(desk, conditions, sort, limit) {
  const [, minus, field] = /^(-?)(.*)$/.exec(sort);
  const way = minus ? 'desc' : 'asc';
  const where = [`t.workspace_id = ${desk.id(desk.workspace)}`, ...conditions].join(' and ');
  return `select t.number from ticket t where ${where} order by t.${field} ${way}, t.id ${way} limit ${limit}`;
}
