create table assignment_document (
  workspace_id uuid primary key references workspace (id),
  version bigint not null,
  rules text not null,
  changed_at timestamptz not null
);

-- What an agent takes on, and how many open tickets of each priority they have. Whoever has none may have no row.
create table agent_duty (
  agent_id uuid primary key references agent (id),
  workspace_id uuid not null references workspace (id),
  skills text[] not null default '{}',
  languages text[] not null default '{}',
  capacity integer not null default 20,
  calendar_id uuid references calendar (id),
  is_away boolean not null default false,
  low integer not null default 0,
  normal integer not null default 0,
  high integer not null default 0,
  urgent integer not null default 0,
  turn bigint not null default 0
) with (fillfactor = 70);

-- Tickets that were to be assigned when nobody fitted. Where there is no team, the zero id stands.
create table waiting_ticket (
  ticket_id uuid primary key references ticket (id) on delete cascade,
  workspace_id uuid not null references workspace (id),
  team_id uuid not null,
  priority integer not null,
  since timestamptz not null
);
create index waiting_ticket_line on waiting_ticket (workspace_id, team_id, priority, since, ticket_id);

alter table ticket no force row level security;
insert into agent_duty (agent_id, workspace_id, low, normal, high, urgent)
  select assignee_id, workspace_id,
    count(*) filter (where priority = 1), count(*) filter (where priority = 2), count(*) filter (where priority = 3), count(*) filter (where priority = 4)
  from ticket where assignee_id is not null and status not in ('resolved', 'closed') group by 1, 2;
alter table ticket force row level security;

do $$
declare t text;
begin
  foreach t in array array['assignment_document', 'agent_duty', 'waiting_ticket'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on assignment_document, agent_duty, waiting_ticket to parley_app;

-- The sweep looks in which workspaces tickets wait, and at nothing else of them.
create policy worker on waiting_ticket for select to parley_worker using (true);
grant select (workspace_id) on waiting_ticket to parley_worker;
