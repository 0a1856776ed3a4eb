alter table ticket add column merged_into_id uuid references ticket (id);
alter table ticket add column merged_into_number bigint;
alter table ticket add column status_before_merge text;
create index ticket_merged on ticket (merged_into_id) where merged_into_id is not null;
alter table message add column written_in_id uuid references ticket (id);
create index message_written_in on message (written_in_id, created_at, id) where written_in_id is not null;
alter table ticket_file add column added_to_id uuid references ticket (id);

create table ticket_link (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  from_id uuid not null references ticket (id),
  to_id uuid not null references ticket (id),
  kind text not null,
  created_at timestamptz not null,
  unique (from_id, to_id, kind)
);
create index ticket_link_to on ticket_link (to_id);

create table ticket_follower (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  type text not null,
  person_id uuid not null,
  came_with_id uuid references ticket (id),
  created_at timestamptz not null,
  unique (ticket_id, person_id, came_with_id)
);

do $$
declare t text;
begin
  foreach t in array array['ticket_link', 'ticket_follower'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on ticket_link, ticket_follower to parley_app;
