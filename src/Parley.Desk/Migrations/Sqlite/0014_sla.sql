create table calendar (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  time_zone text not null,
  hours text not null,
  holidays text not null,
  created_at integer not null,
  deleted_at integer
);
create unique index calendar_name on calendar (workspace_id, name) where deleted_at is null;

create table sla_policy (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  position integer not null,
  conditions text not null,
  calendar_id blob references calendar (id),
  targets text not null,
  warn_before_percent integer,
  warn_before_minutes integer,
  created_at integer not null,
  deleted_at integer
);
create unique index sla_policy_name on sla_policy (workspace_id, name) where deleted_at is null;

-- The policy is no foreign key: on PostgreSQL every ticket of the workspace would lock its one row.
create table sla_clock (
  ticket_id blob not null references ticket (id),
  metric text not null,
  round integer not null,
  workspace_id blob not null references workspace (id),
  policy_id blob not null,
  policy_name text not null,
  started_at integer not null,
  target_s integer not null,
  warn_after_s integer,
  used_ms integer not null,
  since integer,
  due_at integer,
  warn_at integer,
  warned_at integer,
  breached_at integer,
  ended_at integer,
  state text not null,
  next_at integer,
  is_current integer not null,
  reasons text not null,
  primary key (ticket_id, metric, round)
);
create index sla_clock_next on sla_clock (next_at, workspace_id) where next_at is not null;

alter table ticket add column is_under_sla integer not null default 0;
