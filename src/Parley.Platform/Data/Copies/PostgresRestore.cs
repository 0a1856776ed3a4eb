using System.Data.Common;
using Npgsql;

namespace Parley.Platform.Data.Copies;

/// <summary>Fills a database inside one transaction.</summary>
internal sealed class PostgresRestore : RestorePlace
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly Dictionary<string, TableShape> _tables;
    private readonly BareTables _bare;
    private string? _table;
    private NpgsqlRawCopyStream? _copy;

    private PostgresRestore(NpgsqlConnection connection, NpgsqlTransaction transaction, IEnumerable<TableShape> tables, BareTables bare)
    {
        (_connection, _transaction, _bare) = (connection, transaction, bare);
        _tables = tables.ToDictionary(t => t.Name);
    }

    /// <param name="connection">The owner's; becomes the place's.</param>
    public static async Task<PostgresRestore> Open(
        NpgsqlConnection connection, Migrator migrator, IReadOnlyList<string> migrations, IReadOnlyList<TableShape> tables, CancellationToken ct)
    {
        await EmptyPlace.Make(connection, migrations, ct);
        await migrator.Migrate(migrations, ct);
        var transaction = await connection.BeginTransactionAsync(ct);
        var there = await PostgresSums.Tables(connection, ct);
        if (!there.Select(t => t.Name).SequenceEqual(tables.Select(t => t.Name)))
        {
            throw new CopyRefusedException("The backup is damaged: its tables are not those that its migrations make.");
        }

        var bare = await BareTables.Make(connection, tables: null, keepIndexes: false, ct);
        await EmptyPlace.RefuseWorkspaces(connection, ct);
        await PostgresSums.Scalar(connection, $"truncate {string.Join(", ", there.Select(PostgresSums.Name))}", ct);
        return new PostgresRestore(connection, transaction, tables, bare);
    }

    public override async Task<bool> Load(string entry, Stream content, CancellationToken ct)
    {
        if (entry.Split('/') is not ["tables", var name, _])
        {
            return false;
        }

        if (name != _table || _copy is null)
        {
            await EndTable();
            var table = _tables.GetValueOrDefault(name) ?? throw new CopyRefusedException($"The backup is damaged: it has a table {name} that it does not name.");
            var sql = $"copy {PostgresSums.Name(table)} ({string.Join(", ", table.Columns)}) from stdin (format binary)";
            (_table, _copy) = (name, await _connection.BeginRawBinaryCopyAsync(sql, ct));
        }

        await content.CopyToAsync(_copy, ct);
        return true;
    }

    public override async Task<DatabaseSums> Finish(IReadOnlyList<SequenceValue> sequences, CancellationToken ct)
    {
        await EndTable();
        foreach (var sequence in sequences)
        {
            await using var set = new NpgsqlCommand("select setval(quote_ident($1)::regclass, $2, $3)", _connection)
            {
                Parameters = { new() { Value = sequence.Name }, new() { Value = sequence.Last }, new() { Value = sequence.Called } },
            };
            await set.ExecuteNonQueryAsync(ct);
        }

        var sums = new List<TableSum>();
        foreach (var table in await PostgresSums.Tables(_connection, ct))
        {
            sums.Add(await PostgresSums.Read(_connection, table, _ => Task.CompletedTask, ct));
        }

        await _bare.PutBack(_connection, step: null, ct);
        return new DatabaseSums(sums, await PostgresSums.Sequences(_connection, ct));
    }

    public override async Task Show(DateTimeOffset now, CancellationToken ct)
    {
        await using (var command = new NpgsqlCommand("update installation set effects_held_since = $1", _connection))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = now });
            await command.ExecuteNonQueryAsync(ct);
        }

        await using (var command = new NpgsqlCommand($"set local role {PostgresEngine.WorkerRole}; {MoveFeed(now)} reset role", _connection))
        {
            await command.ExecuteNonQueryAsync(ct);
        }

        // Until the planner knows how much there is, searches take the wrong way; autovacuum comes only in a minute.
        await PostgresSums.Scalar(_connection, $"analyze {string.Join(", ", _tables.Values.Select(PostgresSums.Name))}", ct);
        await _transaction.CommitAsync(ct);
    }

    // Class 22: a value that is none; 23: a constraint broken; 08P01: the rows end too early.
    public override bool MeansDamage(DbException error) => error.SqlState is ['2', '2' or '3', ..] or PostgresErrorCodes.ProtocolViolation;

    public override async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            await _copy.CancelAsync();
        }

        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task EndTable()
    {
        if (_copy is { } copy)
        {
            _copy = null;
            await copy.DisposeAsync();
        }
    }
}
