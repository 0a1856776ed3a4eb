create table ended_session (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ended_at timestamptz not null
);
create index ended_session_age on ended_session (workspace_id, ended_at);

alter table ended_session enable row level security;
alter table ended_session force row level security;
create policy workspace on ended_session using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
grant select, insert, delete on ended_session to parley_app;
