alter table ticket add column merged_into_id blob references ticket (id);
alter table ticket add column merged_into_number integer;
alter table ticket add column status_before_merge text;
create index ticket_merged on ticket (merged_into_id) where merged_into_id is not null;
alter table message add column written_in_id blob references ticket (id);
create index message_written_in on message (written_in_id, created_at, id) where written_in_id is not null;
alter table ticket_file add column added_to_id blob references ticket (id);

create table ticket_link (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  from_id blob not null references ticket (id),
  to_id blob not null references ticket (id),
  kind text not null,
  created_at integer not null,
  unique (from_id, to_id, kind)
);
create index ticket_link_to on ticket_link (to_id);

create table ticket_follower (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  type text not null,
  person_id blob not null,
  came_with_id blob references ticket (id),
  created_at integer not null,
  unique (ticket_id, person_id, came_with_id)
);

insert into sqlite_stat1 (tbl, idx, stat) values
  ('ticket', 'ticket_merged', '2000 2');
