alter table ticket add column satisfaction text;
create index ticket_satisfaction on ticket (workspace_id, satisfaction, created_at, id) where satisfaction is not null;

create table rating (
  ticket_id uuid primary key references ticket (id),
  workspace_id uuid not null references workspace (id),
  score text not null,
  comment text not null,
  created_at timestamptz not null,
  rated_at timestamptz not null
);

create table rating_link (
  hash bytea primary key,
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  created_at timestamptz not null
);
create index rating_link_ticket on rating_link (ticket_id);

do $$
declare t text;
begin
  foreach t in array array['rating', 'rating_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on rating, rating_link to parley_app;

grant select on rating_link to parley_finder;
create policy finder on rating_link for select to parley_finder using (true);
create function workspace_of_rating_link(wanted bytea) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select workspace_id from rating_link where hash = wanted $$;

grant create on schema public to parley_finder;
revoke all on function workspace_of_rating_link(bytea) from public;
grant execute on function workspace_of_rating_link(bytea) to parley_app;
alter function workspace_of_rating_link(bytea) owner to parley_finder;
revoke create on schema public from parley_finder;
