alter table ticket add column escalation_level integer not null default 0;

create table escalation_tier (
  workspace_id uuid not null references workspace (id),
  level integer not null,
  name text not null,
  team_id uuid not null references team (id),
  primary key (workspace_id, level)
);

create table escalation_rule (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  after_minutes integer,
  sla_within_minutes integer,
  priority_at_least integer not null,
  company_id uuid references company (id),
  tag text,
  active boolean not null,
  created_at timestamptz not null,
  deleted_at timestamptz
);
create unique index escalation_rule_name on escalation_rule (workspace_id, name) where deleted_at is null;

create table escalation_step (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  from_level integer not null,
  level integer not null,
  from_team_id uuid references team (id),
  from_assignee_id uuid references agent (id),
  to_team_id uuid references team (id),
  to_assignee_id uuid,
  from_priority integer not null,
  to_priority integer not null,
  reason text not null,
  rule_id uuid references escalation_rule (id),
  by_type text not null,
  by_id uuid,
  by_name text not null,
  created_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by text
);
create index escalation_step_ticket on escalation_step (ticket_id, created_at, id);
create unique index escalation_step_rule on escalation_step (rule_id, ticket_id) where rule_id is not null;

do $$
declare t text;
begin
  foreach t in array array['escalation_tier', 'escalation_rule', 'escalation_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on escalation_tier, escalation_rule, escalation_step to parley_app;

-- The sweep asks over all workspaces which of them have rules, and learns no more.
grant select (workspace_id, active, deleted_at) on escalation_rule to parley_finder;
create policy finder on escalation_rule for select to parley_finder using (true);
create function workspaces_with_escalation_rules() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select distinct workspace_id from escalation_rule where active and deleted_at is null $$;

grant create on schema public to parley_finder;
revoke all on function workspaces_with_escalation_rules() from public;
grant execute on function workspaces_with_escalation_rules() to parley_app;
alter function workspaces_with_escalation_rules() owner to parley_finder;
revoke create on schema public from parley_finder;
