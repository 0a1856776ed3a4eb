/** What stands in the place of a value that every row has of its own. */
export const own = { id: (kind) => ({ id: kind }), now: { now: true }, number: { number: true }, workspace: { workspace: true } };

/**
 * The rows of some tickets as the product wrote them, to write them again without it: the same tables and columns, whatever they are, ids and times new.
 * Answers for each ticket `{email, search, rows: [{table, values: {column: text | null | own.…}}]}` in the product's order.
 */
export function productRows(desk, database, count) {
  const ids = desk.tickets(desk.asId('id'), `and t.source = 'api' order by t.created_at desc, t.id desc limit ${count}`).map(([id]) => desk.id(desk.uuid(id)));
  const read = reader(desk, database);
  const queries = ids.flatMap((id) => [
    `select c.email_norm from ticket t join contact c on c.id = t.requester_id where t.id = ${id}`,
    read('ticket_search', `ticket_id = ${id}`), read('ticket', `id = ${id}`), read('ticket_tag', `ticket_id = ${id} order by tag`),
    read('message', `ticket_id = ${id} order by created_at, id limit 1`), read('event', `subject_id = ${id} order by id limit 2`),
  ]);
  const answers = desk.many(queries);
  return ids.map((_, i) => {
    const [[[email]], ...tables] = answers.slice(i * 6, i * 6 + 6);
    const [[search], [ticket], tags, messages, events] = tables.map((rows) => rows.map(([json]) => JSON.parse(json)));
    return {
      email,
      search,
      rows: [
        { table: 'ticket', values: { ...ticket, id: own.id(0), workspace_id: own.workspace, number: own.number, created_at: own.now, updated_at: own.now, version: '1' } },
        ...tags.map((values) => ({ table: 'ticket_tag', values: { ...values, workspace_id: own.workspace, ticket_id: own.id(0) } })),
        ...messages.map((values) => ({ table: 'message', values: { ...values, id: own.id(1), workspace_id: own.workspace, ticket_id: own.id(0), created_at: own.now } })),
        ...events.map((values, k) => ({ table: 'event', values: { ...values, id: own.id(2 + k), workspace_id: own.workspace, subject_id: own.id(0), at: own.now } })),
      ],
    };
  });
}

/** A query for rows as JSON, all values as text; a row is one line, and has no bar in it. */
function reader(desk, database) {
  const known = {};
  return (table, where) => {
    known[table] ??= columnsOf(database, table)
      .map((column) => `'${column}', ${desk.postgres ? `${column}::text` : `case typeof(${column}) when 'blob' then 'x' || hex(${column}) else ${column} end`}`).join(', ');
    return `select replace(${desk.postgres ? 'json_build_object' : 'json_object'}(${known[table]})${desk.postgres ? '::text' : ''}, '|', '\\u007c') from (select * from ${table} where ${where}) r`;
  };
}

function columnsOf(database, table) {
  const sql = database.engine === 'postgres'
    ? `select column_name from information_schema.columns where table_name = '${table}' order by ordinal_position;`
    : `select name from pragma_table_info('${table}');`;
  return database.sql(sql).split('\n');
}
