create table kept_answer (
  hash bytea primary key,
  workspace_id uuid not null references workspace (id),
  fingerprint bytea not null,
  answer text not null,
  created_at timestamptz not null
);
create index kept_answer_age on kept_answer (workspace_id, created_at);

alter table kept_answer enable row level security;
alter table kept_answer force row level security;
create policy workspace on kept_answer using (workspace_id = nullif(current_setting('app.workspace', true), '')::uuid);
grant select, insert, update, delete on kept_answer to parley_app;

-- Takes a key until the end of the transaction, or ends it: another transaction has the key, or has answered under it.
-- Two statements, so that the second sees what was committed before the first was granted its lock.
create procedure claim_answer(wanted bytea, lock_id bigint, since timestamptz)
  language plpgsql set search_path = public, pg_temp
  as $$
    begin
      if not pg_try_advisory_xact_lock(lock_id) then
        raise exception 'Another transaction has this key.' using errcode = 'KA001';
      end if;
      if exists (select from kept_answer where hash = wanted and created_at > since) then
        raise exception 'This key has its answer.' using errcode = 'KA001';
      end if;
    end
  $$;
revoke all on procedure claim_answer(bytea, bigint, timestamptz) from public;
grant execute on procedure claim_answer(bytea, bigint, timestamptz) to parley_app;
