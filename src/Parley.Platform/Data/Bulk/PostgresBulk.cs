using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Parley.Platform.Data.Copies;

namespace Parley.Platform.Data.Bulk;

/// <summary>
/// Binary COPY as the tables' owner. A load that is large beside what lies there already takes indexes and references off first and builds
/// them from the finished rows; PostgreSQL does that in the same transaction.
/// </summary>
internal sealed class PostgresBulk : BulkLoad
{
    private const string WaitForLocks = "5s";

    // Enough for a million tickets' text index; used up only by that.
    private const string MemoryForIndexes = "1GB";

    // Else PostgreSQL builds an index to its end, with all tables locked, before it sees that nobody waits for it any more. Known from version 14 on.
    private const string NoticeOurEnd = """
        select set_config(name, '2s', true) from pg_settings where name = 'client_connection_check_interval'
        """;

    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xFF, 0xFF];

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly IReadOnlyList<BulkTable> _tables;
    private readonly BareTables _bare;
    private readonly ConcurrentBag<PostgresBatch> _spare = [];

    private PostgresBulk(NpgsqlConnection connection, NpgsqlTransaction transaction, IReadOnlyList<BulkTable> tables, BareTables bare) =>
        (_connection, _transaction, _tables, _bare) = (connection, transaction, tables, bare);

    private IEnumerable<string> Names => _tables.Select(t => PostgresSums.Quote(t.Name));

    /// <param name="connection">The owner's; becomes the load's.</param>
    public static async Task<PostgresBulk> Open(NpgsqlConnection connection, IReadOnlyList<BulkTable> tables, BulkSize size, CancellationToken ct)
    {
        var transaction = await connection.BeginTransactionAsync(ct);
        await Lock(connection, tables, ct);
        await PostgresSums.Scalar(connection, NoticeOurEnd, ct);
        await PostgresSums.Scalar(connection, $"set local maintenance_work_mem = '{MemoryForIndexes}'", ct);
        var names = tables.Select(t => t.Name).ToArray();
        var bare = await BareTables.Make(connection, names, keepIndexes: !await IsLarge(connection, size, ct), ct);
        return new PostgresBulk(connection, transaction, tables, bare);
    }

    public override async Task<long?> Ask(string sql, IReadOnlyList<object> values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync(ct) is { } found and not DBNull ? Convert.ToInt64(found, CultureInfo.InvariantCulture) : null;
    }

    public override BulkBatch NewBatch() => _spare.TryTake(out var batch) ? batch : new PostgresBatch(_tables);

    public override async Task Write(BulkBatch batch, CancellationToken ct)
    {
        var full = (PostgresBatch)batch;
        foreach (var table in _tables)
        {
            var rows = full[table];
            if (rows.Bytes.Length > 0)
            {
                await Copy(table, rows.Bytes, ct);
                rows.Clear();
            }
        }

        _spare.Add(full);
    }

    public override async Task Commit(Action<string> step, CancellationToken ct)
    {
        await _bare.PutBack(_connection, step, ct);
        await _transaction.CommitAsync(ct);
        step("Counting for the planner");
        // Until it knows how much there is, searches take the wrong way; autovacuum comes only in a minute.
        await PostgresSums.Scalar(_connection, $"vacuum (analyze) {string.Join(", ", Names)}", ct);
    }

    public override async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private static async Task Lock(NpgsqlConnection connection, IReadOnlyList<BulkTable> tables, CancellationToken ct)
    {
        try
        {
            var names = string.Join(", ", tables.Select(t => PostgresSums.Quote(t.Name)));
            await PostgresSums.Scalar(connection, $"set local lock_timeout = '{WaitForLocks}'; lock table {names} in access exclusive mode", ct);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            throw new BulkRefusedException(
                $"Others are at work on the database, and this needs its tables for itself alone; after {WaitForLocks} it gave up and changed nothing. "
                + "Stop the servers, or try again when no long request, backup or vacuum runs.",
                error);
        }
    }

    // Building all indexes anew costs more than adding to them when little comes to much.
    private static async Task<bool> IsLarge(NpgsqlConnection connection, BulkSize size, CancellationToken ct) =>
        size.Rows >= 10_000
        && await PostgresSums.Scalar(connection, $"select greatest(reltuples, 0)::bigint from pg_class where oid = '{PostgresSums.Quote(size.Table)}'::regclass", ct) is long there
        && size.Rows * 4 >= there;

    private async Task Copy(BulkTable table, ReadOnlyMemory<byte> rows, CancellationToken ct)
    {
        var sql = $"copy {PostgresSums.Quote(table.Name)} ({string.Join(", ", table.Columns)}) from stdin (format binary)";
        await using var copy = await _connection.BeginRawBinaryCopyAsync(sql, ct);
        await copy.WriteAsync(Header, ct);
        await copy.WriteAsync(rows, ct);
        await copy.WriteAsync(Trailer, ct);
    }
}
