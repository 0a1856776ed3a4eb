alter table ticket add column deleted_at timestamptz;
alter table ticket add column deleted_by text;
alter table ticket add column spam_since timestamptz;
alter table contact add column blocked_at timestamptz;
create index ticket_deleted on ticket (workspace_id, deleted_at, id) where deleted_at is not null;
create index ticket_spam on ticket (workspace_id, spam_since, id) where spam_since is not null;

-- By what a ticket that is removed for ever is looked for in other tables.
create index customer_link_ticket on customer_link (ticket_id);
create index ticket_file_message on ticket_file (message_id) where message_id is not null;
create index ticket_file_added_to on ticket_file (added_to_id) where added_to_id is not null;
create index ticket_follower_came_with on ticket_follower (came_with_id) where came_with_id is not null;

-- What lies aside does not close by itself.
drop index ticket_closing;
create index ticket_closing on ticket (workspace_id, closing_since, id) where closing_since is not null and deleted_at is null and spam_since is null;
grant select (deleted_at, spam_since) on ticket to parley_finder;
create or replace function workspaces_to_close(moment timestamptz, usual integer) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select w.id from workspace w left join workflow_document d on d.workspace_id = w.id
    where coalesce(d.close_after_days, usual) > 0
      -- The first of each workspace's index; asked whether any is due, the planner would read them all.
      and (
        select t.closing_since from ticket t
        where t.workspace_id = w.id and t.closing_since is not null and t.deleted_at is null and t.spam_since is null order by t.closing_since limit 1
      ) <= moment - coalesce(d.close_after_days, usual) * interval '24 hours'
  $$;

create function workspaces_to_purge(moment timestamptz) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp
  as $$
    select w.id from workspace w
    where (select t.deleted_at from ticket t where t.workspace_id = w.id and t.deleted_at is not null order by t.deleted_at limit 1) <= moment
  $$;

-- Of a ticket that is removed for ever its words go from the search, and what was told of it from its events: that they happened stays.
grant delete on ticket_search to parley_finder;
grant select (workspace_id, subject_id, type, actor_type, actor_name), update (data, actor_name) on event to parley_finder;
create function forget_ticket(workspace uuid, ticket uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp
  as $$
    begin
      if workspace is distinct from nullif(current_setting('app.workspace', true), '')::uuid then
        raise exception 'The tickets of another workspace are not yours to remove.';
      end if;
      delete from ticket_search where workspace_id = workspace and ticket_id = ticket;
      update event set data = '{}', actor_name = case actor_type when 'contact' then '' else actor_name end
        where workspace_id = workspace and subject_id = ticket and type <> 'ticket.deleted';
    end
  $$;

grant create on schema public to parley_finder;
do $$
declare f text;
begin
  foreach f in array array['workspaces_to_purge(timestamptz)', 'forget_ticket(uuid, uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to parley_app', f);
    execute format('alter function %s owner to parley_finder', f);
  end loop;
end $$;
revoke create on schema public from parley_finder;
grant delete on sla_clock to parley_app;
