-- How many tickets stand alike: folded counts, and what has been added since. Where there is no team or assignee, the zero id stands.
create table ticket_count (
  workspace_id uuid not null references workspace (id),
  status text not null,
  priority integer not null,
  team_id uuid not null,
  assignee_id uuid not null,
  tickets bigint not null,
  primary key (workspace_id, status, priority, team_id, assignee_id)
);

-- Written with every ticket and gone some seconds later: no key, no reference, nothing that costs.
create table ticket_delta (
  workspace_id uuid not null,
  status text not null,
  priority integer not null,
  team_id uuid not null,
  assignee_id uuid not null,
  tickets bigint not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- Broken and still owed.
create index sla_clock_breached on sla_clock (workspace_id, ticket_id) where state = 'breached' and ended_at is null;

-- Resolved today.
create index ticket_resolved on ticket (workspace_id, resolved_at) where resolved_at is not null;

alter table ticket no force row level security;
insert into ticket_count (workspace_id, status, priority, team_id, assignee_id, tickets)
  select workspace_id, status, priority, coalesce(team_id, '00000000-0000-0000-0000-000000000000'), coalesce(assignee_id, '00000000-0000-0000-0000-000000000000'), count(*)
  from ticket group by 1, 2, 3, 4, 5;
alter table ticket force row level security;

do $$
declare t text;
begin
  foreach t in array array['ticket_count', 'ticket_delta'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
    execute format('create policy worker on %I to parley_worker using (true)', t);
  end loop;
end $$;
grant select on ticket_count to parley_app;
grant select, insert on ticket_delta to parley_app;
grant select, insert, update on ticket_count to parley_worker;
grant select, delete on ticket_delta to parley_worker;
