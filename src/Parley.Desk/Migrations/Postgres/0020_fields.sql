create table ticket_field (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  key text not null,
  name text not null,
  type text not null,
  help text,
  options text not null,
  required_on text not null,
  position integer not null,
  active boolean not null,
  created_at timestamptz not null,
  unique (workspace_id, key)
);

-- The values stand in the ticket's own row, read with it at no cost; here once more as rows, for queries.
alter table ticket add column field_values text;
create table ticket_field_value (
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  field_id uuid not null references ticket_field (id),
  value text not null,
  primary key (ticket_id, field_id, value)
);
create index ticket_field_value_value on ticket_field_value (workspace_id, field_id, value, ticket_id);

do $$
declare t text;
begin
  foreach t in array array['ticket_field', 'ticket_field_value'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on ticket_field, ticket_field_value to parley_app;
