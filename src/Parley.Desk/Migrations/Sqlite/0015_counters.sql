-- How many tickets stand alike: folded counts, and what has been added since. Where there is no team or assignee, the zero id stands.
create table ticket_count (
  workspace_id blob not null references workspace (id),
  status text not null,
  priority integer not null,
  team_id blob not null,
  assignee_id blob not null,
  tickets integer not null,
  primary key (workspace_id, status, priority, team_id, assignee_id)
) without rowid;

-- Written with every ticket and gone some seconds later: no key, no reference, nothing that costs.
create table ticket_delta (
  workspace_id blob not null,
  status text not null,
  priority integer not null,
  team_id blob not null,
  assignee_id blob not null,
  tickets integer not null
);

-- Broken and still owed.
create index sla_clock_breached on sla_clock (workspace_id, ticket_id) where state = 'breached' and ended_at is null;

-- Resolved today.
create index ticket_resolved on ticket (workspace_id, resolved_at) where resolved_at is not null;
insert into sqlite_stat1 (tbl, idx, stat) values ('ticket', 'ticket_resolved', '90000 90000 1');

insert into ticket_count (workspace_id, status, priority, team_id, assignee_id, tickets)
  select workspace_id, status, priority, coalesce(team_id, zeroblob(16)), coalesce(assignee_id, zeroblob(16)), count(*)
  from ticket group by 1, 2, 3, 4, 5;
