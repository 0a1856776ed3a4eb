create table workspace (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  created_at timestamptz not null
);

create table account (
  id uuid primary key,
  user_name text,
  normalized_user_name text unique,
  email text,
  normalized_email text unique,
  password_hash text,
  security_stamp text,
  concurrency_stamp text,
  lockout_end timestamptz,
  lockout_enabled boolean not null,
  access_failed_count integer not null
);

create table agent (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  account_id uuid not null references account (id),
  name text not null,
  email text not null,
  role text not null,
  ticket_access text not null,
  active boolean not null,
  created_at timestamptz not null,
  unique (workspace_id, account_id)
);
create index agent_account on agent (account_id);

create table company (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  domain text not null,
  unique (workspace_id, domain)
);

create table contact (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  email text not null,
  email_norm text not null,
  company_id uuid references company (id),
  created_at timestamptz not null,
  unique (workspace_id, email_norm)
);
create index contact_newest on contact (workspace_id, created_at, id);

create table api_key (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null
);

create table team (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  created_at timestamptz not null,
  unique (workspace_id, name)
);

create table team_member (
  workspace_id uuid not null references workspace (id),
  team_id uuid not null references team (id),
  agent_id uuid not null references agent (id),
  primary key (team_id, agent_id)
);
create index team_member_agent on team_member (agent_id);

create table stored_file (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_by_type text not null,
  uploaded_by_id uuid,
  created_at timestamptz not null
);

create table ticket_counter (
  workspace_id uuid primary key references workspace (id),
  next bigint not null
);

create table ticket (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  number bigint not null,
  subject text not null,
  status text not null,
  priority smallint not null,
  type text not null,
  source text not null,
  requester_id uuid not null references contact (id),
  company_id uuid references company (id),
  assignee_id uuid references agent (id),
  team_id uuid references team (id),
  tags text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  first_response_at timestamptz,
  resolved_at timestamptz,
  closed_at timestamptz,
  sla_due_at timestamptz not null,
  version bigint not null,
  unique (workspace_id, number)
);
create index ticket_created on ticket (workspace_id, created_at, id);
create index ticket_updated on ticket (workspace_id, updated_at, id);
create index ticket_sla on ticket (workspace_id, sla_due_at, id);
create index ticket_status on ticket (workspace_id, status, created_at, id);
create index ticket_assignee on ticket (workspace_id, assignee_id, created_at, id);
create index ticket_team on ticket (workspace_id, team_id, created_at, id);
create index ticket_requester on ticket (workspace_id, requester_id, created_at, id);

create table ticket_tag (
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  tag text not null,
  primary key (ticket_id, tag)
);
create index ticket_tag_tag on ticket_tag (workspace_id, tag, ticket_id);

create table message (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  kind text not null,
  author_type text not null,
  author_id uuid,
  author_name text not null,
  body_html text not null,
  body_text text not null,
  created_at timestamptz not null
);
create index message_ticket on message (ticket_id, created_at, id);

create table ticket_file (
  workspace_id uuid not null references workspace (id),
  file_id uuid primary key references stored_file (id),
  ticket_id uuid not null references ticket (id),
  message_id uuid references message (id)
);
create index ticket_file_ticket on ticket_file (ticket_id);

create table customer_link (
  hash bytea primary key,
  workspace_id uuid not null references workspace (id),
  ticket_id uuid not null references ticket (id),
  created_at timestamptz not null
);

create table event (
  id uuid primary key,
  workspace_id uuid not null references workspace (id),
  subject_id uuid not null,
  type text not null,
  actor_type text not null,
  actor_id uuid,
  actor_name text not null,
  at timestamptz not null,
  data text not null
);
create index event_subject on event (subject_id, at, id);

-- One row a ticket, apart from it, so that a change of status does not enter every word anew.
create table ticket_search (
  ticket_id uuid primary key references ticket (id),
  workspace_id uuid not null references workspace (id),
  words tsvector not null
);
create index ticket_search_words on ticket_search using gin (words) with (fastupdate = on);
alter table ticket_search alter column words set statistics 1000;

-- Every table of a workspace shows only the rows of the workspace that the transaction has set, to everybody, its owner included.
-- Without a setting there are no rows; nullif, because a setting that ended with its transaction is '' and not null.
do $$
declare t text;
begin
  foreach t in array array[
    'agent', 'company', 'contact', 'api_key', 'team', 'team_member', 'stored_file', 'ticket_counter', 'ticket', 'ticket_tag', 'message',
    'ticket_file', 'customer_link', 'event', 'ticket_search']
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format(
      'create policy workspace on %I using (workspace_id = nullif(current_setting(''app.workspace'', true), '''')::uuid)', t);
  end loop;
end $$;

alter table workspace enable row level security;
alter table workspace force row level security;
create policy workspace on workspace using (id = nullif(current_setting('app.workspace', true), '')::uuid);

grant usage on schema public to parley_app, parley_finder;
grant select, insert, update, delete on
  workspace, account, agent, company, contact, api_key, team, team_member, stored_file, ticket_counter, ticket, ticket_tag, message, ticket_file,
  customer_link
  to parley_app;
-- What happened stays as it was written.
grant select, insert on event to parley_app;

-- The functions below are the only way past the policies. Each belongs to parley_finder, which may read what it answers from and no more.
grant select on workspace, agent, api_key, customer_link to parley_finder;
grant select, insert, update on ticket_search to parley_finder;
create policy finder on workspace for select to parley_finder using (true);
create policy finder on agent for select to parley_finder using (true);
create policy finder on api_key for select to parley_finder using (true);
create policy finder on customer_link for select to parley_finder using (true);
create policy finder on ticket_search to parley_finder using (true);

create function workspace_of_api_key(wanted bytea) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select workspace_id from api_key where hash = wanted $$;

create function workspace_of_customer_link(wanted bytea) returns uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$ select workspace_id from customer_link where hash = wanted $$;

create function workspace_by_slug(wanted text) returns table (id uuid, slug text, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select w.id, w.slug, w.name from workspace w where wanted = '' or w.slug = wanted order by w.created_at, w.id limit 1 $$;

create function workspaces_of_account(wanted uuid) returns table (id uuid, slug text, name text)
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select w.id, w.slug, w.name from workspace w join agent a on a.workspace_id = w.id
    where a.account_id = wanted and a.active order by w.created_at
  $$;

-- A policy keeps the text index from being used (@@ is not leakproof), so the walls stand inside these two: both take the workspace from
-- the transaction, and what the caller says must be the same.
create function ticket_search_add(workspace uuid, ticket uuid, added text) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
    begin
      if workspace is distinct from nullif(current_setting('app.workspace', true), '')::uuid then
        raise exception 'The search text of another workspace is not yours to write.';
      end if;
      insert into ticket_search (ticket_id, workspace_id, words) values (ticket, workspace, added::tsvector)
        on conflict (ticket_id) do update set words = ticket_search.words || excluded.words where ticket_search.workspace_id = workspace;
    exception when program_limit_exceeded then
      -- A tsvector ends at 1 MB. What is written beyond that is kept and shown, but not found.
      null;
    end
  $$;

create function ticket_search_hits(query text, workspace uuid) returns table (ticket_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_custom_plan
  as $$
    begin
      return query select s.ticket_id from ticket_search s
        where s.words @@ query::tsquery
          and s.workspace_id = workspace
          and s.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid;
    end
  $$;

-- To be given a function, a role must be allowed to make one.
grant create on schema public to parley_finder;
do $$
declare f text;
begin
  foreach f in array array[
    'workspace_of_api_key(bytea)', 'workspace_of_customer_link(bytea)', 'workspace_by_slug(text)', 'workspaces_of_account(uuid)',
    'ticket_search_add(uuid, uuid, text)', 'ticket_search_hits(text, uuid)']
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to parley_app', f);
    execute format('alter function %s owner to parley_finder', f);
  end loop;
end $$;
revoke create on schema public from parley_finder;
