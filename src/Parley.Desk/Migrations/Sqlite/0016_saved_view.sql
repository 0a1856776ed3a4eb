create table saved_view (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  owner_id blob not null,
  owner_name text not null,
  name text not null,
  query text not null,
  sort text not null,
  shared integer not null,
  place integer not null,
  created_at integer not null
);
create index saved_view_place on saved_view (workspace_id, place);
