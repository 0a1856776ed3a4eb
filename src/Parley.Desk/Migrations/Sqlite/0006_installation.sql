create table installation (
  id integer primary key check (id = 1),
  effects_held_since integer
);
insert into installation (id) values (1);
