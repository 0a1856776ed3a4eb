-- The whole key at once: every request of a program asks for it, and the workspace alone meant asking twice.
drop function workspace_of_api_key(bytea);

create function api_key_by_hash(wanted bytea) returns setof api_key
  language sql stable security definer set search_path = public, pg_temp rows 1
  as $$ select * from api_key where hash = wanted $$;

revoke all on function api_key_by_hash(bytea) from public;
grant execute on function api_key_by_hash(bytea) to parley_app;
grant create on schema public to parley_finder;
alter function api_key_by_hash(bytea) owner to parley_finder;
revoke create on schema public from parley_finder;
