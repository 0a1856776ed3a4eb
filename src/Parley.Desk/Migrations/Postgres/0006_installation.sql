create table installation (
  id integer primary key check (id = 1),
  effects_held_since timestamptz
);
insert into installation (id) values (1);
grant select, update (effects_held_since) on installation to parley_app;
