create table bulk_change (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  edits text not null,
  caller text not null,
  tickets blob not null,
  state text not null,
  query text,
  total integer not null,
  position integer not null,
  changed integer not null,
  unchanged integer not null,
  refused integer not null,
  made_by_id blob,
  made_by_name text not null,
  created_at integer not null,
  ended_at integer
);

-- One for each ticket, written in the transaction that changed it.
create table bulk_result (
  workspace_id blob not null,
  bulk_change_id blob not null references bulk_change (id),
  place integer not null,
  ticket_id blob not null,
  number integer,
  outcome text not null,
  code text,
  detail text,
  primary key (bulk_change_id, place)
);
