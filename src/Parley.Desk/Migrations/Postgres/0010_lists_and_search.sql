-- Of one status in every order, and of all by priority: a list is read along one of these, whatever the number of tickets.
create index ticket_priority on ticket (workspace_id, priority, id);
create index ticket_status_number on ticket (workspace_id, status, number);
create index ticket_status_updated on ticket (workspace_id, status, updated_at, id);
create index ticket_status_priority on ticket (workspace_id, status, priority, id);
create index ticket_status_sla on ticket (workspace_id, status, sla_due_at, id);
create index ticket_company on ticket (workspace_id, company_id, created_at, id) where company_id is not null;

-- The words that tell a ticket's workspace and the four weeks of its creation: Search/SearchSpan.cs.
alter table ticket no force row level security;
alter table ticket_search no force row level security;
update ticket_search s set words = s.words || format(
    '''~w%s'' ''~s%s.%s''', right(replace(t.workspace_id::text, '-', ''), 8), right(replace(t.workspace_id::text, '-', ''), 8),
    floor(extract(epoch from t.created_at) / (28 * 24 * 60 * 60))::bigint)::tsvector
  from ticket t where t.id = s.ticket_id;
alter table ticket force row level security;
alter table ticket_search force row level security;

drop function ticket_search_hits(text, uuid);

-- In each of these the wall is the workspace of the transaction; what the caller says must be the same.
create function ticket_search_among(query text, workspace uuid, tickets uuid[]) returns table (ticket_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off
  as $$
    begin
      return query select s.ticket_id from ticket_search s
        where s.ticket_id = any (tickets)
          and s.words @@ query::tsquery
          and s.workspace_id = workspace
          and s.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid;
    end
  $$;

-- Bitmaps that hold single rows: with the usual memory they would hold pages, and each row of a page would be read and compared.
create function ticket_search_first(query text, workspace uuid, most integer) returns table (ticket_id uuid)
  language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set work_mem = '64MB'
  as $$
    begin
      return query select s.ticket_id from ticket_search s
        where s.words @@ (query::tsquery && format('''~w%s''', right(replace(workspace::text, '-', ''), 8))::tsquery)
          and s.workspace_id = workspace
          and s.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid
        limit most;
    end
  $$;

create function ticket_search_spans(query text, workspace uuid, first integer, last integer, wanted integer)
  returns table (ticket_id uuid, span integer)
  language plpgsql stable security definer set search_path = public, pg_temp
  set plan_cache_mode = force_generic_plan set enable_seqscan = off set work_mem = '64MB'
  as $$
    declare
      workspace_end text := right(replace(workspace::text, '-', ''), 8);
      step integer := case when last < first then -1 else 1 end;
      found_here integer;
      found_all integer := 0;
    begin
      span := first;
      loop
        return query select s.ticket_id, span from ticket_search s
          where s.words @@ (query::tsquery && format('''~s%s.%s''', workspace_end, span)::tsquery)
            and s.workspace_id = workspace
            and s.workspace_id = nullif(current_setting('app.workspace', true), '')::uuid;
        get diagnostics found_here = row_count;
        found_all := found_all + found_here;
        exit when found_all >= wanted or span = last;
        span := span + step;
      end loop;
    end
  $$;

grant create on schema public to parley_finder;
do $$
declare f text;
begin
  foreach f in array array[
    'ticket_search_among(text, uuid, uuid[])', 'ticket_search_first(text, uuid, integer)', 'ticket_search_spans(text, uuid, integer, integer, integer)']
  loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to parley_app', f);
    execute format('alter function %s owner to parley_finder', f);
  end loop;
end $$;
revoke create on schema public from parley_finder;
