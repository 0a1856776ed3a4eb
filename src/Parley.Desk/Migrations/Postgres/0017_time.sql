create table time_entry (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  agent_id uuid not null references agent (id),
  started_at timestamptz not null,
  seconds integer,
  billable boolean not null,
  note text not null,
  created_at timestamptz not null
);
create index time_entry_ticket on time_entry (ticket_id, created_at, id);
create unique index time_entry_running on time_entry (agent_id) where seconds is null;

alter table time_entry enable row level security;
alter table time_entry force row level security;
create policy workspace on time_entry using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
grant select, insert, update, delete on time_entry to parley_app;
