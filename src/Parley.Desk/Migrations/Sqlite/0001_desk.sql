create table workspace (
  id blob primary key,
  slug text not null unique,
  name text not null,
  created_at integer not null
);

create table account (
  id blob primary key,
  user_name text,
  normalized_user_name text unique,
  email text,
  normalized_email text unique,
  password_hash text,
  security_stamp text,
  concurrency_stamp text,
  lockout_end integer,
  lockout_enabled integer not null,
  access_failed_count integer not null
);

create table agent (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  account_id blob not null references account (id),
  name text not null,
  email text not null,
  role text not null,
  ticket_access text not null,
  active integer not null,
  created_at integer not null,
  unique (workspace_id, account_id)
);
create index agent_account on agent (account_id);

create table company (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  domain text not null,
  unique (workspace_id, domain)
);

create table contact (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  email text not null,
  email_norm text not null,
  company_id blob references company (id),
  created_at integer not null,
  unique (workspace_id, email_norm)
);
create index contact_newest on contact (workspace_id, created_at, id);

create table api_key (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  hash blob not null unique,
  scopes text not null,
  created_at integer not null
);

create table team (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  created_at integer not null,
  unique (workspace_id, name)
);

create table team_member (
  workspace_id blob not null references workspace (id),
  team_id blob not null references team (id),
  agent_id blob not null references agent (id),
  primary key (team_id, agent_id)
);
create index team_member_agent on team_member (agent_id);

create table stored_file (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  name text not null,
  type text not null,
  size integer not null,
  sha256 text not null,
  uploaded_by_type text not null,
  uploaded_by_id blob,
  created_at integer not null
);

create table ticket_counter (
  workspace_id blob primary key references workspace (id),
  next integer not null
);

create table ticket (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  number integer not null,
  subject text not null,
  status text not null,
  priority integer not null,
  type text not null,
  source text not null,
  requester_id blob not null references contact (id),
  company_id blob references company (id),
  assignee_id blob references agent (id),
  team_id blob references team (id),
  tags text not null,
  created_at integer not null,
  updated_at integer not null,
  first_response_at integer,
  resolved_at integer,
  closed_at integer,
  sla_due_at integer not null,
  version integer not null,
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
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  tag text not null,
  primary key (ticket_id, tag)
);
create index ticket_tag_tag on ticket_tag (workspace_id, tag, ticket_id);

create table message (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  kind text not null,
  author_type text not null,
  author_id blob,
  author_name text not null,
  body_html text not null,
  body_text text not null,
  created_at integer not null
);
create index message_ticket on message (ticket_id, created_at, id);

create table ticket_file (
  workspace_id blob not null references workspace (id),
  file_id blob primary key references stored_file (id),
  ticket_id blob not null references ticket (id),
  message_id blob references message (id)
);
create index ticket_file_ticket on ticket_file (ticket_id);

create table customer_link (
  hash blob primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  created_at integer not null
);

create table event (
  id blob primary key,
  workspace_id blob not null references workspace (id),
  subject_id blob not null,
  type text not null,
  actor_type text not null,
  actor_id blob,
  actor_name text not null,
  at integer not null,
  data text not null
);
create index event_subject on event (subject_id, at, id);

-- The text is cut into tokens before it comes here, so the tokenizer only splits at blanks.
create table ticket_search (
  doc integer primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null unique references ticket (id),
  text text not null
);
create virtual table ticket_search_index using fts5 (text, content = 'ticket_search', content_rowid = 'doc', tokenize = 'ascii');
create trigger ticket_search_added after insert on ticket_search begin
  insert into ticket_search_index (rowid, text) values (new.doc, new.text);
end;
create trigger ticket_search_changed after update on ticket_search begin
  insert into ticket_search_index (ticket_search_index, rowid, text) values ('delete', old.doc, old.text);
  insert into ticket_search_index (rowid, text) values (new.doc, new.text);
end;
