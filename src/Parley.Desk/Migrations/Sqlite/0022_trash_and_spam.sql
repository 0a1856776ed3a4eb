alter table ticket add column deleted_at integer;
alter table ticket add column deleted_by text;
alter table ticket add column spam_since integer;
alter table contact add column blocked_at integer;
create index ticket_deleted on ticket (workspace_id, deleted_at, id) where deleted_at is not null;
create index ticket_spam on ticket (workspace_id, spam_since, id) where spam_since is not null;

-- By what a ticket that is removed for ever is looked for in other tables.
create index customer_link_ticket on customer_link (ticket_id);
create index ticket_file_message on ticket_file (message_id) where message_id is not null;
create index ticket_file_added_to on ticket_file (added_to_id) where added_to_id is not null;
create index ticket_follower_came_with on ticket_follower (came_with_id) where came_with_id is not null;

-- What lies aside does not close by itself.
drop index ticket_closing;
create index ticket_closing on ticket (workspace_id, closing_since, id) where closing_since is not null and deleted_at is null and spam_since is null;

create trigger ticket_search_removed after delete on ticket_search begin
  insert into ticket_search_index (ticket_search_index, rowid, text) values ('delete', old.doc, old.text);
end;

delete from sqlite_stat1 where idx = 'ticket_closing';
insert into sqlite_stat1 (tbl, idx, stat) values
  ('ticket', 'ticket_closing', '8000 8000 1 1'),
  ('ticket', 'ticket_deleted', '2000 2000 1 1'),
  ('ticket', 'ticket_spam', '2000 2000 1 1');
