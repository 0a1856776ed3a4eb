alter table event add column origin text not null default 'live';
alter table event alter column origin drop default;

-- What waits to be numbered: written with the event, taken away by the numbering step, which gives out positions without a gap.
-- No foreign keys here: a row is written together with, or straight from, what it names, and nothing ever takes that away.
create table event_pending (
  id uuid primary key,
  workspace_id uuid not null
);

create table feed_entry (
  position bigint primary key,
  workspace_id uuid not null,
  event_id uuid not null
);
create index feed_entry_workspace on feed_entry (workspace_id, position);

-- One row: the last position given out, and the last one that retention took away.
create table feed_head (
  id smallint primary key check (id = 1),
  position bigint not null,
  trimmed bigint not null
);
insert into feed_head values (1, 0, 0);

-- workspace_id is no foreign key: the nil id is Parley's own work, in no workspace.
create table job (
  id uuid primary key,
  workspace_id uuid not null,
  kind text not null,
  key text,
  event_id uuid,
  data text not null,
  standing boolean not null,
  run_at timestamptz not null,
  attempts integer not null,
  fence bigint not null,
  node text,
  dead_at timestamptz,
  last_error text,
  trace text,
  created_at timestamptz not null
);
create unique index job_reaction on job (event_id, kind);
create unique index job_standing on job (kind) where standing;
create index job_due on job (kind, run_at, id) where dead_at is null;
create index job_key on job (workspace_id, key, id) where key is not null and dead_at is null;
-- Of one key one runs at a time, whatever two nodes see of each other.
create unique index job_key_running on job (workspace_id, key) where key is not null and node is not null;
create index job_dead on job (workspace_id, dead_at, id) where dead_at is not null;

-- The events there are so far enter the feed in their order. For that its owner, too, must see past the policy for a moment.
alter table event no force row level security;
insert into feed_entry (position, workspace_id, event_id) select row_number() over (order by id), workspace_id, id from event;
alter table event force row level security;
update feed_head set position = (select coalesce(max(position), 0) from feed_entry);

do $$
declare t text;
begin
  foreach t in array array['event_pending', 'feed_entry', 'job'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
    execute format('create policy worker on %I to parley_worker using (true)', t);
  end loop;
end $$;
create policy worker on event for select to parley_worker using (true);

grant insert on event_pending to parley_app;
grant select on feed_entry, feed_head to parley_app;
grant select, insert, update, delete on job to parley_app;

grant usage on schema public to parley_worker;
grant select on event to parley_worker;
grant select, insert, update, delete on event_pending, feed_entry, job to parley_worker;
grant select, update on feed_head to parley_worker;
