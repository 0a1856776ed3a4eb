create table ticket_field (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  key text not null,
  name text not null,
  type text not null,
  help text,
  options text not null,
  required_on text not null,
  position integer not null,
  active integer not null,
  created_at integer not null,
  unique (workspace_id, key)
);

-- The values stand in the ticket's own row, read with it at no cost; here once more as rows, for queries.
alter table ticket add column field_values text;
create table ticket_field_value (
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  field_id blob not null references ticket_field (id),
  value text not null,
  primary key (ticket_id, field_id, value)
);
create index ticket_field_value_value on ticket_field_value (workspace_id, field_id, value, ticket_id);

insert into sqlite_stat1 (tbl, idx, stat) values
  ('ticket_field_value', 'sqlite_autoindex_ticket_field_value_1', '200000 3 1 1'),
  ('ticket_field_value', 'ticket_field_value_value', '200000 200000 50000 100 1');
