create table installation (
  id integer primary key check (id = 1),
  effects_held_since timestamptz,
  feed_epoch uuid not null
);
insert into installation (id, feed_epoch) values (1, gen_random_uuid());
grant select, update (effects_held_since) on installation to parley_app;
