using System.Data;
using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Parley.Platform.Data.Copies;

/// <summary>One read-only transaction as <c>parley_keeper</c>, the role that sees all workspaces and changes nothing.</summary>
internal sealed class PostgresSnapshot : DatabaseSnapshot
{
    // A piece's length stands before it, and a table's is not known beforehand; a piece is held in memory.
    private const int Piece = 8 * 1024 * 1024;

    private readonly NpgsqlConnection _connection;

    private PostgresSnapshot(NpgsqlConnection connection, IReadOnlyList<TableShape> tables) => (_connection, Tables) = (connection, tables);

    public override DbConnection Connection => _connection;

    public override IReadOnlyList<TableShape> Tables { get; }

    /// <param name="connection">The keeper's; becomes the snapshot's.</param>
    public static async Task<PostgresSnapshot> Take(NpgsqlConnection connection, CancellationToken ct)
    {
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await PostgresSums.Scalar(connection, "set transaction read only", ct);
        var tables = await PostgresSums.Tables(connection, ct);
        if (tables.Count > 0)
        {
            // A migration must not change a table between two looks at it.
            await PostgresSums.Scalar(connection, $"lock table {string.Join(", ", tables.Select(PostgresSums.Name))} in access share mode", ct);
        }

        return new PostgresSnapshot(connection, tables);
    }

    /// <param name="connection">The owner's.</param>
    public static async Task BecomeKeeper(NpgsqlConnection connection, CancellationToken ct)
    {
        if (await PostgresSums.Scalar(connection, $"select 1 from pg_roles where rolname = '{PostgresEngine.KeeperRole}'", ct) is null
            || await PostgresSums.Scalar(connection, "select to_regclass('installation')::text", ct) is null)
        {
            throw new CopyRefusedException("The database is not at this version's schema. Run 'migrate' first.");
        }

        await PostgresSums.Scalar(connection, $"set role {PostgresEngine.KeeperRole}; set default_transaction_read_only = on", ct);
    }

    public override async Task<DatabaseSums> WriteTo(ArchiveWriter archive, ICopyProgress progress, CancellationToken ct)
    {
        var about = await PostgresSums.Scalar(_connection, "select coalesce(sum(pg_table_size(oid)), 0)::bigint from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'", ct);
        progress.Start("Writing the database", Convert.ToInt64(about, CultureInfo.InvariantCulture));
        var sums = new List<TableSum>();
        foreach (var table in Tables)
        {
            sums.Add(await Write(archive, table, ct));
        }

        // After the rows: a number given out meanwhile is left out rather than given out twice.
        return new DatabaseSums(sums, await PostgresSums.Sequences(_connection, ct));
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<TableSum> Write(ArchiveWriter archive, TableShape table, CancellationToken ct)
    {
        using var piece = new MemoryStream();
        var count = 0;
        var sum = await PostgresSums.Read(
            _connection,
            table,
            async bytes =>
            {
                await piece.WriteAsync(bytes, ct);
                if (piece.Length >= Piece)
                {
                    await Flush();
                }
            },
            ct);
        await Flush();
        return sum;

        async Task Flush()
        {
            piece.Position = 0;
            await archive.Add($"tables/{table.Name}/{++count:D6}", piece, ct);
            piece.SetLength(0);
        }
    }
}
