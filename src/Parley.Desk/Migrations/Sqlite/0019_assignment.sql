create table assignment_document (
  workspace_id blob primary key references workspace (id),
  version integer not null,
  rules text not null,
  changed_at integer not null
);

-- What an agent takes on, and how many open tickets of each priority they have. Whoever has none may have no row.
create table agent_duty (
  agent_id blob primary key references agent (id),
  workspace_id blob not null references workspace (id),
  skills text not null default '[]',
  languages text not null default '[]',
  capacity integer not null default 20,
  calendar_id blob references calendar (id),
  is_away integer not null default 0,
  low integer not null default 0,
  normal integer not null default 0,
  high integer not null default 0,
  urgent integer not null default 0,
  turn integer not null default 0
);

-- Tickets that were to be assigned when nobody fitted. Where there is no team, the zero id stands.
create table waiting_ticket (
  ticket_id blob primary key references ticket (id) on delete cascade,
  workspace_id blob not null references workspace (id),
  team_id blob not null,
  priority integer not null,
  since integer not null
);
create index waiting_ticket_line on waiting_ticket (workspace_id, team_id, priority, since, ticket_id);

insert into agent_duty (agent_id, workspace_id, low, normal, high, urgent)
  select assignee_id, workspace_id, sum(priority = 1), sum(priority = 2), sum(priority = 3), sum(priority = 4)
  from ticket where assignee_id is not null and status not in ('resolved', 'closed') group by 1, 2;
