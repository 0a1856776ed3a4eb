alter table ticket add column satisfaction text;
create index ticket_satisfaction on ticket (workspace_id, satisfaction, created_at, id) where satisfaction is not null;

create table rating (
  ticket_id blob primary key references ticket (id),
  workspace_id blob not null references workspace (id),
  score text not null,
  comment text not null,
  created_at integer not null,
  rated_at integer not null
);

create table rating_link (
  hash blob primary key,
  workspace_id blob not null references workspace (id),
  ticket_id blob not null references ticket (id),
  created_at integer not null
);
create index rating_link_ticket on rating_link (ticket_id);

insert into sqlite_stat1 (tbl, idx, stat) values
  ('ticket', 'ticket_satisfaction', '20000 20000 10000 1 1');
