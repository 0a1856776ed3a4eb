create table named_status (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  class text not null,
  position integer not null,
  active boolean not null,
  created_at timestamptz not null,
  unique (workspace_id, name)
);

create table workflow_document (
  workspace_id uuid primary key references workspace (id),
  version bigint not null,
  rules text not null,
  close_after_days integer not null,
  changed_at timestamptz not null
);

alter table ticket add column named_status_id uuid references named_status (id);
alter table ticket add column closing_since timestamptz;
-- No foreign keys: what a ticket went on from is true of it also when that is gone.
alter table ticket add column follow_up_of_id uuid;
alter table ticket add column follow_up_of_number bigint;
alter table ticket add column followed_by_id uuid;
alter table ticket add column followed_by_number bigint;
create index ticket_named_status on ticket (named_status_id) where named_status_id is not null;
create index ticket_closing on ticket (workspace_id, closing_since, id) where closing_since is not null;

-- What is resolved so far has its days from now on.
alter table ticket no force row level security;
update ticket set closing_since = date_trunc('milliseconds', now()) where status = 'resolved';
alter table ticket force row level security;

do $$
declare t text;
begin
  foreach t in array array['named_status', 'workflow_document'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on named_status, workflow_document to parley_app;

-- The rule that closes what was resolved long ago asks over all workspaces which of them have any, and learns no more.
grant select (workspace_id, closing_since) on ticket to parley_finder;
grant select (workspace_id, close_after_days) on workflow_document to parley_finder;
create policy finder on ticket for select to parley_finder using (true);
create policy finder on workflow_document for select to parley_finder using (true);

create function workspaces_to_close(moment timestamptz, usual integer) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select w.id from workspace w left join workflow_document d on d.workspace_id = w.id
    where coalesce(d.close_after_days, usual) > 0
      -- The first of each workspace's index; asked whether any is due, the planner would read them all.
      and (select t.closing_since from ticket t where t.workspace_id = w.id and t.closing_since is not null order by t.closing_since limit 1)
        <= moment - coalesce(d.close_after_days, usual) * interval '24 hours'
  $$;

grant create on schema public to parley_finder;
revoke all on function workspaces_to_close(timestamptz, integer) from public;
grant execute on function workspaces_to_close(timestamptz, integer) to parley_app;
alter function workspaces_to_close(timestamptz, integer) owner to parley_finder;
revoke create on schema public from parley_finder;
