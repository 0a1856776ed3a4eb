using Npgsql;

namespace Parley.Platform.Data.Copies;

/// <summary>Makes sure that a PostgreSQL database has nothing to lose, and can be built to a backup's schema.</summary>
internal static class EmptyPlace
{
    // What Parley's migrations make; what extensions brought stays.
    private const string Wipe = """
        do $$
        declare o record;
        begin
          for o in select c.oid::regclass as name from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
            and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e') loop
            execute format('drop table if exists %s cascade', o.name);
          end loop;
          for o in select p.oid::regprocedure as name from pg_proc p where pronamespace = 'public'::regnamespace
            and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
            execute format('drop routine if exists %s cascade', o.name);
          end loop;
          for o in select c.oid::regclass as name from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'S' loop
            execute format('drop sequence if exists %s cascade', o.name);
          end loop;
        end $$
        """;

    public static async Task Make(NpgsqlConnection connection, IReadOnlyList<string> migrations, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var tables = await PostgresSums.Texts(connection, "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')", ct);
        if (tables.Count == 0)
        {
            return;
        }

        if (!tables.Contains("workspace") || !tables.Contains("schema_migration"))
        {
            throw new CopyRefusedException("The database holds another program's tables. Name an empty one with PARLEY_DATABASE.");
        }

        await RefuseWorkspaces(connection, ct);
        var applied = await PostgresSums.Texts(connection, "select name from schema_migration order by name", ct);
        if (!applied.Order(StringComparer.Ordinal).SequenceEqual(migrations.Order(StringComparer.Ordinal)))
        {
            await PostgresSums.Scalar(connection, Wipe, ct);
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>Leaves the table of workspaces locked until the transaction ends, and open to its owner.</summary>
    public static async Task RefuseWorkspaces(NpgsqlConnection connection, CancellationToken ct)
    {
        await PostgresSums.Scalar(connection, "lock table workspace in access exclusive mode; alter table workspace no force row level security", ct);
        if (await PostgresSums.Scalar(connection, "select count(*) from workspace", ct) is > 0L and var workspaces)
        {
            throw new CopyRefusedException($"The database holds {workspaces} workspace(s); a backup is only restored into an empty place. Name an empty database with PARLEY_DATABASE.");
        }
    }
}
