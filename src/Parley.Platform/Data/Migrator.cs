using System.Data.Common;
using System.Globalization;
using System.Reflection;

namespace Parley.Platform.Data;

/// <summary>An assembly that carries migrations as resources named <c>….Migrations.{engine}.{NNNN_name}.sql</c>.</summary>
public sealed record MigrationSource(Assembly Assembly);

/// <summary>Brings a database to the newest schema with plain numbered SQL; each step is all or nothing, and only one migrator runs at a time.</summary>
public sealed class Migrator(Engine engine, IEnumerable<MigrationSource> sources, TimeProvider clock)
{
    /// <summary>The names of this version's steps, in order.</summary>
    public IReadOnlyList<string> Known => [.. Steps().Select(s => s.Name)];

    private const string Lock = "select pg_advisory_xact_lock(7200001)";

    /// <summary>Applies what is missing and answers the names of the steps taken, in order.</summary>
    public Task<IReadOnlyList<string>> Migrate(CancellationToken ct) => Migrate(Known, ct);

    /// <summary>Applies what is missing of these steps only.</summary>
    public async Task<IReadOnlyList<string>> Migrate(IReadOnlyCollection<string> only, CancellationToken ct)
    {
        await using var connection = await engine.OpenOwner(ct);
        await Prepare(connection, ct);
        var taken = new List<string>();
        foreach (var (name, sql) in Steps().Where(s => only.Contains(s.Name)))
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            // The lock is taken before the look, so that two nodes starting together do not both apply a step.
            await Execute(connection, engine.Sql("select 1", Lock), ct);
            if (await IsApplied(connection, name, ct))
            {
                continue;
            }

            await Execute(connection, sql, ct);
            await Execute(connection, Record(name), ct);
            await Execute(connection, engine.Sql("select 1", PostgresRoles.KeeperSeesAll), ct);
            await transaction.CommitAsync(ct);
            taken.Add(name);
        }

        return taken;
    }

    private IEnumerable<(string Name, string Sql)> Steps() =>
        from source in sources
        from resource in source.Assembly.GetManifestResourceNames()
        let marker = $".Migrations.{engine.Name}."
        let at = resource.IndexOf(marker, StringComparison.Ordinal)
        where at >= 0
        let name = resource[(at + marker.Length)..^".sql".Length]
        orderby name
        select (name, Read(source.Assembly, resource));

    private async Task Prepare(DbConnection connection, CancellationToken ct)
    {
        if (engine is PostgresEngine)
        {
            await PostgresRoles.Ensure(connection, ct);
        }

        // Sent as one, they are one transaction; "if not exists" alone fails for one of two who make it at the same time.
        const string table = "create table if not exists schema_migration (name text primary key, applied_at text not null)";
        await Execute(connection, engine.Sql(table, $"{Lock}; {table}"), ct);
    }

    private string Record(string name) =>
        $"insert into schema_migration (name, applied_at) values ('{name}', '{clock.Now().ToString("O", CultureInfo.InvariantCulture)}')";

    private static async Task<bool> IsApplied(DbConnection connection, string name, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select count(*) from schema_migration where name = '{name}'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) > 0;
    }

    private static async Task Execute(DbConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!); // named by the assembly itself
        return reader.ReadToEnd();
    }
}
