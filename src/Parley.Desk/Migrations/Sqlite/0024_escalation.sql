alter table ticket add column escalation_level integer not null default 0;

create table escalation_tier (
  workspace_id blob not null references workspace (id),
  level integer not null,
  name text not null,
  team_id blob not null references team (id),
  primary key (workspace_id, level)
);

create table escalation_rule (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  after_minutes integer,
  sla_within_minutes integer,
  priority_at_least integer not null,
  company_id blob references company (id),
  tag text,
  active integer not null,
  created_at integer not null,
  deleted_at integer
);
create unique index escalation_rule_name on escalation_rule (workspace_id, name) where deleted_at is null;

create table escalation_step (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  from_level integer not null,
  level integer not null,
  from_team_id blob references team (id),
  from_assignee_id blob references agent (id),
  to_team_id blob references team (id),
  to_assignee_id blob,
  from_priority integer not null,
  to_priority integer not null,
  reason text not null,
  rule_id blob references escalation_rule (id),
  by_type text not null,
  by_id blob,
  by_name text not null,
  created_at integer not null,
  taken_back_at integer,
  taken_back_by text
);
create index escalation_step_ticket on escalation_step (ticket_id, created_at, id);
create unique index escalation_step_rule on escalation_step (rule_id, ticket_id) where rule_id is not null;
