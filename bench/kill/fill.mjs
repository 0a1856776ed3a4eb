/** Multiplies the one ticket that is there, with its message, events, feed entries and search text, by SQL: a server's own way would take minutes. */
export function fillTickets(database, count) {
  const postgres = database.engine === 'postgres';
  const [id, numbers] = postgres
    ? ['gen_random_uuid()', `generate_series(1, ${count}) as s (n)`]
    : ['randomblob(16)', `(with recursive s (n) as (select 1 union all select n + 1 from s where n < ${count}) select n from s)`];
  const earlier = (column) => (postgres ? `t.${column} - f.n * interval '1 second'` : `t.${column} - f.n`);
  const copies = [
    ['ticket', 'true', { id: 'f.ticket', number: 't.number + f.n', created_at: earlier('created_at'), updated_at: earlier('updated_at') }],
    ['message', 'true', { id: 'f.message', ticket_id: 'f.ticket' }],
    ['event', "t.type = 'ticket.created'", { id: 'f.opened', subject_id: 'f.ticket' }],
    ['event', "t.type = 'comment.added'", { id: 'f.added', subject_id: 'f.ticket' }],
    ['ticket_search', 'true', { ticket_id: 'f.ticket', ...(postgres ? {} : { doc: null }) }],
  ];
  // What there is before: the templates.
  const statements = copies.map(([table, which, changed]) => {
    const columns = columnsOf(database, table).filter((column) => changed[column] !== null);
    const values = columns.map((column) => changed[column] ?? `t.${column}`);
    return `insert into ${table} (${columns}) select ${values} from (select * from ${table} t where ${which} limit 1) t, fill f;`;
  });
  database.sql(`
    ${as(database)}
    begin;
    create table fill as select n, ${id} as ticket, ${id} as message, ${id} as opened, ${id} as added from ${numbers};
    ${statements.join('\n')}
    insert into feed_entry (position, workspace_id, event_id)
      select h.position + row_number() over (order by f.n), w.workspace_id, f.event
      from (select n, opened as event from fill union all select n, added from fill) f, feed_head h, (select workspace_id from ticket limit 1) w;
    update feed_head set position = (select max(position) from feed_entry);
    commit;
    ${postgres ? 'analyze ticket, message, event, feed_entry, ticket_search;' : 'analyze;'}`);
}

/** So many jobs of the sink, all due, and no others. */
export function fillJobs(database, count) {
  const postgres = database.engine === 'postgres';
  database.sql(`
    ${as(database)}
    begin;
    delete from job where kind = 'test_sink.post';
    insert into job (id, workspace_id, kind, key, event_id, data, standing, run_at, attempts, fence, created_at)
      select ${postgres ? 'gen_random_uuid()' : 'randomblob(16)'}, e.workspace_id, 'test_sink.post', ${postgres ? 'f.ticket::text' : 'hex(f.ticket)'}, f.added, '{}', false, e.at, 0, 0, e.at
      from fill f join event e on e.id = f.added where f.n <= ${count};
    commit;`);
}

/** How many jobs of the sink are left. */
export const jobsLeft = (database) => Number(database.sql(`${as(database)} select count(*) from job where kind = 'test_sink.post';`).split('\n').at(-1));

// The owner, too, sees no rows without a workspace.
function as(database) {
  return database.engine === 'postgres' ? `select set_config('app.workspace', '${database.workspace}', false);` : '';
}

function columnsOf(database, table) {
  const sql = database.engine === 'postgres'
    ? `select column_name from information_schema.columns where table_name = '${table}' order by ordinal_position;`
    : `select name from pragma_table_info('${table}');`;
  return database.sql(sql).split('\n');
}
