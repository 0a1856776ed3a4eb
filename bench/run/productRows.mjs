/** What stands in the place of a value that every row has of its own. */
export const own = { id: (kind) => ({ id: kind }), now: { now: true }, number: { number: true }, workspace: { workspace: true } };

/**
 * The rows of some tickets as the product wrote them, to write them again without it: the same tables and columns, whatever they are, ids and times new.
 * Answers for each ticket `{email, search, rows: [{table, values: {column: text | null | own.…}}]}` in the product's order.
 */
export function productRows(desk, database, count) {
  const tickets = desk.tickets(`${desk.asId('id')}, ${desk.asId('requester_id')}`, `and t.source = 'api' order by t.created_at desc, t.id desc limit ${count}`);
  return tickets.map(([ticket, requester]) => {
    const of = (table, column, order) => readRows(desk, database, table, `${column} = ${desk.id(desk.uuid(ticket))}`, order);
    const [row] = of('ticket', 'id', 'id');
    const events = of('event', 'subject_id', 'id').slice(0, 2);
    return {
      email: desk.rows(`select email_norm from contact where id = ${desk.id(desk.uuid(requester))}`)[0][0],
      search: of('ticket_search', 'ticket_id', 'ticket_id')[0],
      rows: [
        { table: 'ticket', values: { ...row, id: own.id(0), workspace_id: own.workspace, number: own.number, created_at: own.now, updated_at: own.now, version: '1' } },
        ...of('ticket_tag', 'ticket_id', 'tag').map((values) => ({ table: 'ticket_tag', values: { ...values, workspace_id: own.workspace, ticket_id: own.id(0) } })),
        ...of('message', 'ticket_id', 'created_at, id').slice(0, 1).map((values) => ({ table: 'message', values: { ...values, id: own.id(1), workspace_id: own.workspace, ticket_id: own.id(0), created_at: own.now } })),
        ...events.map((values, i) => ({ table: 'event', values: { ...values, id: own.id(2 + i), workspace_id: own.workspace, subject_id: own.id(0), at: own.now } })),
      ],
    };
  });
}

function readRows(desk, database, table, where, order) {
  const columns = columnsOf(database, table);
  const asText = columns.map((column) => (desk.postgres ? `${column}::text` : `case typeof(${column}) when 'blob' then 'x' || hex(${column}) else ${column} end`));
  const object = columns.map((column, i) => `'${column}', ${asText[i]}`).join(', ');
  return desk.rows(`select replace(${desk.postgres ? `json_build_object(${object})::text` : `json_object(${object})`}, '|', '\\u007c') from ${table} where ${where} order by ${order}`).map(([json]) => JSON.parse(json));
}

function columnsOf(database, table) {
  const sql = database.engine === 'postgres'
    ? `select column_name from information_schema.columns where table_name = '${table}' order by ordinal_position;`
    : `select name from pragma_table_info('${table}');`;
  return database.sql(sql).split('\n');
}
