-- A row's number is made of the second of its ticket's creation (SearchRow.SqliteDoc): the text index holds its hits in the order of these
-- numbers, so the newest come first at no cost.
drop trigger ticket_search_added;
drop trigger ticket_search_changed;
drop table ticket_search_index;
alter table ticket_search rename to ticket_search_before;
create table ticket_search (
  doc integer primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null unique references ticket (id),
  text text not null
);
insert into ticket_search (doc, workspace_id, ticket_id, text)
  select (t.created_at / 1000 << 20) + row_number() over (partition by t.created_at / 1000 order by t.created_at, t.id) - 1, s.workspace_id, s.ticket_id, s.text
  from ticket_search_before s join ticket t on t.id = s.ticket_id order by 1;
drop table ticket_search_before;
create virtual table ticket_search_index using fts5 (text, content = 'ticket_search', content_rowid = 'doc', tokenize = 'ascii');
insert into ticket_search_index (ticket_search_index) values ('rebuild');
create trigger ticket_search_added after insert on ticket_search begin
  insert into ticket_search_index (rowid, text) values (new.doc, new.text);
end;
create trigger ticket_search_changed after update on ticket_search begin
  insert into ticket_search_index (ticket_search_index, rowid, text) values ('delete', old.doc, old.text);
  insert into ticket_search_index (rowid, text) values (new.doc, new.text);
end;

-- What few tickets have, and what no order leads to.
create index ticket_type on ticket (workspace_id, type, priority, id);
create index ticket_source on ticket (workspace_id, source, priority, id);

-- What the planner knows of a large desk, so that it plans for one from the first ticket on: without it every index of a workspace's tickets is
-- taken to leave ten of them. An index that a later migration adds to these tables has its line here too: SqliteStatisticsTests.
analyze ticket;
delete from sqlite_stat1 where tbl in ('ticket', 'ticket_tag', 'ticket_search');
insert into sqlite_stat1 (tbl, idx, stat) values
  ('ticket', 'sqlite_autoindex_ticket_1', '100000 1'),
  ('ticket', 'sqlite_autoindex_ticket_2', '100000 100000 1'),
  ('ticket', 'ticket_assignee', '100000 100000 3226 1 1'),
  ('ticket', 'ticket_company', '65873 65873 69 1 1'),
  ('ticket', 'ticket_created', '100000 100000 1 1 1'),
  ('ticket', 'ticket_number', '100000 100000 1 1 1 1'),
  ('ticket', 'ticket_priority', '100000 100000 25000 1 1 1'),
  ('ticket', 'ticket_requester', '100000 100000 5 1 1'),
  ('ticket', 'ticket_sla', '100000 100000 100000 1 1 1'),
  ('ticket', 'ticket_status', '100000 100000 16667 1 1'),
  ('ticket', 'ticket_status_number', '100000 100000 16667 1'),
  ('ticket', 'ticket_status_priority', '100000 100000 16667 4167 1'),
  ('ticket', 'ticket_status_sla', '100000 100000 16667 16667 1'),
  ('ticket', 'ticket_status_updated', '100000 100000 16667 1 1'),
  ('ticket', 'ticket_source', '100000 100000 14286 3572 1'),
  ('ticket', 'ticket_team', '100000 100000 16667 1 1'),
  ('ticket', 'ticket_type', '100000 100000 25000 6250 1'),
  ('ticket', 'ticket_updated', '100000 100000 1 1 1'),
  ('ticket_search', 'sqlite_autoindex_ticket_search_1', '100000 1'),
  ('ticket_tag', 'sqlite_autoindex_ticket_tag_1', '199286 3 1'),
  ('ticket_tag', 'ticket_tag_tag', '199286 199286 66 1');
