create table named_status (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  class text not null,
  position integer not null,
  active integer not null,
  created_at integer not null,
  unique (workspace_id, name)
);

create table workflow_document (
  workspace_id blob primary key references workspace (id),
  version integer not null,
  rules text not null,
  close_after_days integer not null,
  changed_at integer not null
);

alter table ticket add column named_status_id blob references named_status (id);
alter table ticket add column closing_since integer;
-- No foreign keys: what a ticket went on from is true of it also when that is gone.
alter table ticket add column follow_up_of_id blob;
alter table ticket add column follow_up_of_number integer;
alter table ticket add column followed_by_id blob;
alter table ticket add column followed_by_number integer;
create index ticket_named_status on ticket (named_status_id) where named_status_id is not null;
create index ticket_closing on ticket (workspace_id, closing_since, id) where closing_since is not null;

-- What is resolved so far has its days from now on.
update ticket set closing_since = cast((julianday('now') - 2440587.5) * 86400000 as integer) where status = 'resolved';

insert into sqlite_stat1 (tbl, idx, stat) values
  ('ticket', 'ticket_closing', '8000 8000 1 1'),
  ('ticket', 'ticket_named_status', '8000 400');
