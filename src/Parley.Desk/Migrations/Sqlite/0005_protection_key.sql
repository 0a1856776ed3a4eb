create table protection_key (
  name text primary key not null,
  sealed blob not null,
  created_at integer not null
);
