using System.Data.Common;
using Npgsql;

namespace Parley.Platform.Data;

/// <summary>
/// The two roles that the policies are written for: <c>parley_app</c>, as which the server works, and <c>parley_finder</c>, which owns the
/// few functions that look past a workspace. Neither can sign in, owns a table or bypasses a policy.
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
          if not pg_has_role(current_user, '{PostgresEngine.AppRole}', 'member') then
            execute format('grant {PostgresEngine.AppRole} to %I', current_user);
          end if;
          if not pg_has_role(current_user, '{PostgresEngine.FinderRole}', 'member') then
            execute format('grant {PostgresEngine.FinderRole} to %I', current_user);
          end if;
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
                $"The database login may not create roles. As an administrator run once: create role {PostgresEngine.AppRole} nologin; "
                + $"create role {PostgresEngine.FinderRole} nologin; grant {PostgresEngine.AppRole}, {PostgresEngine.FinderRole} to <the login>;",
                error);
        }
    }
}
