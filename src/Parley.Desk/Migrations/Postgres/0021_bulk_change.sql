create table bulk_change (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  edits text not null,
  caller text not null,
  tickets bytea not null,
  state text not null,
  query text,
  total integer not null,
  position integer not null,
  changed integer not null,
  unchanged integer not null,
  refused integer not null,
  made_by_id uuid,
  made_by_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);

-- One for each ticket, written in the transaction that changed it.
create table bulk_result (
  workspace_id uuid not null,
  bulk_change_id uuid not null references bulk_change (id),
  place integer not null,
  ticket_id uuid not null,
  number bigint,
  outcome text not null,
  code text,
  detail text,
  primary key (bulk_change_id, place)
);

do $$
declare t text;
begin
  foreach t in array array['bulk_change', 'bulk_result'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on bulk_change, bulk_result to parley_app;
