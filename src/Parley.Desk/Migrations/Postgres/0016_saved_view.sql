create table saved_view (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  owner_id uuid not null,
  owner_name text not null,
  name text not null,
  query text not null,
  sort text not null,
  shared boolean not null,
  place integer not null,
  created_at timestamptz not null
);
create index saved_view_place on saved_view (workspace_id, place);

alter table saved_view enable row level security;
alter table saved_view force row level security;
create policy workspace on saved_view using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
grant select, insert, update, delete on saved_view to parley_app;
