create table calendar (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  time_zone text not null,
  hours text not null,
  holidays text not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index calendar_name on calendar (workspace_id, name) where deleted_at is null;

create table sla_policy (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  position integer not null,
  conditions text not null,
  calendar_id uuid references calendar (id),
  targets text not null,
  warn_before_percent integer,
  warn_before_minutes integer,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index sla_policy_name on sla_policy (workspace_id, name) where deleted_at is null;

-- The policy is no foreign key: every ticket of the workspace would lock its one row.
create table sla_clock (
  ticket_id uuid not null references ticket (id),
  metric text not null,
  round integer not null,
  workspace_id uuid not null references workspace (id),
  policy_id uuid not null,
  policy_name text not null,
  started_at timestamptz not null,
  target_s integer not null,
  warn_after_s integer,
  used_ms bigint not null,
  since timestamptz,
  due_at timestamptz,
  warn_at timestamptz,
  warned_at timestamptz,
  breached_at timestamptz,
  ended_at timestamptz,
  state text not null,
  next_at timestamptz,
  is_current boolean not null,
  reasons text not null,
  primary key (ticket_id, metric, round)
);
create index sla_clock_next on sla_clock (next_at, workspace_id) where next_at is not null;

alter table ticket add column is_under_sla boolean not null default false;

do $$
declare t text;
begin
  foreach t in array array['calendar', 'sla_policy', 'sla_clock'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on calendar, sla_policy to parley_app;
grant select, insert, update on sla_clock to parley_app;

-- The sweep looks which workspaces have something due, and at nothing else of them.
create policy worker on sla_clock for select to parley_worker using (true);
grant select (workspace_id, next_at) on sla_clock to parley_worker;
