using System.Data.Common;
using Npgsql;

namespace Parley.Platform.Data;

/// <summary>
/// The roles that the policies are written for: <c>parley_app</c>, as which the server works; <c>parley_finder</c>, which owns the few
/// functions that look past a workspace; <c>parley_worker</c>, which sees the jobs and the feed of all workspaces and nothing else;
/// <c>parley_keeper</c>, as which backups read all of them. None can sign in, owns a table or bypasses a policy. The application may become
/// the worker, but has none of its rights until it does.
/// </summary>
internal static class PostgresRoles
{
    private const string Sql = $"""
        do $$
        begin
          perform pg_advisory_xact_lock(7200001);
          if not exists (select from pg_roles where rolname = '{PostgresEngine.AppRole}') then
            create role {PostgresEngine.AppRole} nologin;
          end if;
          if not exists (select from pg_roles where rolname = '{PostgresEngine.FinderRole}') then
            create role {PostgresEngine.FinderRole} nologin;
          end if;
          if not exists (select from pg_roles where rolname = '{PostgresEngine.KeeperRole}') then
            create role {PostgresEngine.KeeperRole} nologin;
          end if;
          if not exists (select from pg_roles where rolname = '{PostgresEngine.WorkerRole}') then
            create role {PostgresEngine.WorkerRole} nologin;
          end if;
          if exists (select from pg_roles where rolname = '{PostgresEngine.AppRole}' and rolinherit) then
            alter role {PostgresEngine.AppRole} noinherit;
          end if;
          if not pg_has_role('{PostgresEngine.AppRole}', '{PostgresEngine.WorkerRole}', 'member') then
            grant {PostgresEngine.WorkerRole} to {PostgresEngine.AppRole};
          end if;
          if not pg_has_role(current_user, '{PostgresEngine.AppRole}', 'member') then
            execute format('grant {PostgresEngine.AppRole} to %I', current_user);
          end if;
          if not pg_has_role(current_user, '{PostgresEngine.FinderRole}', 'member') then
            execute format('grant {PostgresEngine.FinderRole} to %I', current_user);
          end if;
          if not pg_has_role(current_user, '{PostgresEngine.KeeperRole}', 'member') then
            execute format('grant {PostgresEngine.KeeperRole} to %I', current_user);
          end if;
        end $$;
        """;

    /// <summary>Follows every step, so that no later table can be forgotten in a backup.</summary>
    internal const string KeeperSeesAll = $"""
        do $$
        declare t regclass;
        begin
          grant usage on schema public to {PostgresEngine.KeeperRole};
          grant select on all tables in schema public to {PostgresEngine.KeeperRole};
          grant select on all sequences in schema public to {PostgresEngine.KeeperRole};
          for t in select c.oid from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relrowsecurity
            and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'keeper')
          loop
            execute format('create policy keeper on %s for select to {PostgresEngine.KeeperRole} using (true)', t);
          end loop;
        end $$;
        """;

    public static async Task Ensure(DbConnection connection, CancellationToken ct)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new InvalidOperationException(
                $"The database login may not create roles. As an administrator run once: create role {PostgresEngine.AppRole} nologin noinherit; "
                + $"create role {PostgresEngine.FinderRole} nologin; create role {PostgresEngine.KeeperRole} nologin; "
                + $"create role {PostgresEngine.WorkerRole} nologin; grant {PostgresEngine.WorkerRole} to {PostgresEngine.AppRole}; "
                + $"grant {PostgresEngine.AppRole}, {PostgresEngine.FinderRole}, {PostgresEngine.KeeperRole} to <the login>;",
                error);
        }
    }
}
