alter table event add column origin text not null default 'live';

-- No foreign keys here: a row is written together with, or straight from, what it names, and nothing ever takes that away.
create table feed_entry (
  position integer primary key,
  workspace_id blob not null,
  event_id blob not null
);
create index feed_entry_workspace on feed_entry (workspace_id, position);

-- One row: the last position given out, and the last one that retention took away.
create table feed_head (
  id integer primary key check (id = 1),
  position integer not null,
  trimmed integer not null
);
insert into feed_head values (1, 0, 0);

-- workspace_id is no foreign key: the nil id is Parley's own work, in no workspace.
create table job (
  id blob primary key,
  workspace_id blob not null,
  kind text not null,
  key text,
  event_id blob,
  data text not null,
  standing integer not null,
  run_at integer not null,
  attempts integer not null,
  fence integer not null,
  node text,
  dead_at integer,
  last_error text,
  trace text,
  created_at integer not null
);
create unique index job_reaction on job (event_id, kind);
create unique index job_standing on job (kind) where standing;
create index job_due on job (kind, run_at, id) where dead_at is null;
create index job_key on job (workspace_id, key, id) where key is not null and dead_at is null;
create unique index job_key_running on job (workspace_id, key) where key is not null and node is not null;
create index job_dead on job (workspace_id, dead_at, id) where dead_at is not null;

insert into feed_entry (position, workspace_id, event_id) select row_number() over (order by id), workspace_id, id from event;
update feed_head set position = (select coalesce(max(position), 0) from feed_entry);

create trigger feed_entry_added after insert on feed_entry begin
  update feed_head set position = new.position;
end;
