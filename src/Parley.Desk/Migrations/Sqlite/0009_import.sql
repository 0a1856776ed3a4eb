create table import (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  kind text not null,
  source text not null,
  settings text not null,
  state text not null,
  file_id blob references stored_file (id),
  size integer not null,
  position integer not null,
  bytes integer not null,
  added integer not null,
  known integer not null,
  changed integer not null,
  rejected integer not null,
  problem text,
  made_by_id blob,
  made_by_name text not null,
  created_at integer not null,
  started_at integer,
  ended_at integer
);
create index import_newest on import (workspace_id, created_at, id);

create table rejected_row (
  workspace_id blob not null references workspace (id),
  import_id blob not null references import (id),
  line integer not null,
  errors text not null,
  primary key (import_id, line)
);

-- What each row of a file is known by, for ever: importing the same file again adds nothing.
create table imported_row (
  workspace_id blob not null references workspace (id),
  key blob not null,
  digest blob not null,
  subject_id blob not null,
  primary key (workspace_id, key)
) without rowid;
