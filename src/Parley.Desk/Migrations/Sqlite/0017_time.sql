create table time_entry (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  agent_id blob not null references agent (id),
  started_at integer not null,
  seconds integer,
  billable integer not null,
  note text not null,
  created_at integer not null
);
create index time_entry_ticket on time_entry (ticket_id, created_at, id);
create unique index time_entry_running on time_entry (agent_id) where seconds is null;
