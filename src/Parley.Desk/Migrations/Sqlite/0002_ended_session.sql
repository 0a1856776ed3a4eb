create table ended_session (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  ended_at integer not null
);
create index ended_session_age on ended_session (workspace_id, ended_at);
