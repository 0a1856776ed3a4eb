-- Outside all workspaces: a session is opened before its workspace is known.
create table protection_key (
  name text primary key,
  sealed bytea not null,
  created_at timestamptz not null
);

grant select, insert on protection_key to parley_app;
