create table installation (
  id integer primary key check (id = 1),
  effects_held_since integer,
  feed_epoch blob not null
);
insert into installation (id, feed_epoch) values (1, randomblob(16));
