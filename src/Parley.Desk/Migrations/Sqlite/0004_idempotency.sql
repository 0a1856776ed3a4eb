create table kept_answer (
  hash blob primary key,
  workspace_id blob not null references workspace (id),
  fingerprint blob not null,
  answer text not null,
  created_at integer not null
);
create index kept_answer_age on kept_answer (workspace_id, created_at);
