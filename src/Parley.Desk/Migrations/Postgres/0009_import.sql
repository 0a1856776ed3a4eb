create table import (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  kind text not null,
  source text not null,
  settings text not null,
  state text not null,
  file_id uuid references stored_file (id),
  size bigint not null,
  position bigint not null,
  bytes bigint not null,
  added bigint not null,
  known bigint not null,
  changed bigint not null,
  rejected bigint not null,
  problem text,
  made_by_id uuid,
  made_by_name text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz
);
create index import_newest on import (workspace_id, created_at, id);

create table rejected_row (
  workspace_id uuid not null references workspace (id),
  import_id uuid not null references import (id),
  line bigint not null,
  errors text not null,
  primary key (import_id, line)
);

-- What each row of a file is known by, for ever: importing the same file again adds nothing.
create table imported_row (
  workspace_id uuid not null references workspace (id),
  key bytea not null,
  digest bytea not null,
  subject_id uuid not null,
  primary key (workspace_id, key)
);

do $$
declare t text;
begin
  foreach t in array array['import', 'rejected_row', 'imported_row'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on import, rejected_row to parley_app;
grant select, insert on imported_row to parley_app;
