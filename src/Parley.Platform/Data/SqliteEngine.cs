using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Data.Copies;
using Parley.Platform.Realtime;

namespace Parley.Platform.Data;

/// <summary>One process, one file, one writer at a time; readers see the last committed state (WAL).</summary>
public sealed class SqliteEngine : Engine
{
    private readonly string _path;
    private readonly string _connectionString;
    private readonly SqliteWriter _writer;

    public SqliteEngine(string path, TimeProvider clock)
    {
        _path = path;
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            Pooling = true,
            DefaultTimeout = 30,
        };
        _connectionString = connection.ToString();
        connection.Pooling = false;
        _writer = new SqliteWriter(connection.ToString(), clock);
    }

    public override string Name => "Sqlite";

    internal override bool BeginsWithFirstQuery => false;

    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(_connectionString);

    internal override void ConfigureWriter(DbContextOptionsBuilder options) => options.UseSqlite(_writer.Connection);

    public override T For<T>(Func<T> sqlite, Func<T> postgres) => sqlite();

    public override object Key(Guid id) => id.ToByteArray(bigEndian: true);

    public override object Instant(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    public override async Task<DbConnection> OpenOwner(CancellationToken ct)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(ct);
        await using var wal = connection.CreateCommand();
        wal.CommandText = "pragma journal_mode = wal";
        await wal.ExecuteNonQueryAsync(ct);
        return connection;
    }

    public override async Task<DbConnection> OpenKeeper(CancellationToken ct)
    {
        if (!File.Exists(_path))
        {
            throw new CopyRefusedException($"There is no database at {_path}.");
        }

        // Not read-only to SQLite itself, which could then not open a database in WAL mode that nobody else has open.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder(_connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        await connection.OpenAsync(ct);
        await using var guard = connection.CreateCommand();
        guard.CommandText = "pragma query_only = on";
        await guard.ExecuteNonQueryAsync(ct);
        return connection;
    }

    public override async Task<DatabaseSnapshot> OpenSnapshot(string scratch, ICopyProgress progress, CancellationToken ct)
    {
        await using (await OpenKeeper(ct)) // says what is missing
        {
            return await SqliteSnapshot.Take(_path, scratch, progress, ct);
        }
    }

    public override async Task<RestorePlace> OpenRestore(
        Migrator migrator, IReadOnlyList<string> migrations, IReadOnlyList<TableShape> tables, CancellationToken ct) =>
        await SqliteRestore.Open(_path, ct);

    public override Task<BulkLoad> OpenBulk(IReadOnlyList<BulkTable> tables, BulkSize size, CancellationToken ct) =>
        Task.FromResult<BulkLoad>(SqliteBulk.Open(_path, tables, size));

    internal override async ValueTask<WriterTurn?> TakeTurn(CancellationToken ct) => await _writer.TakeTurn(ct);

    internal override string Begin(Reach reach, bool write) => "begin";

    internal override Task AppendAndCommit(DbConnection connection, IReadOnlyList<AppendStatement> statements, CancellationToken ct) =>
        throw new InvalidOperationException("Only the holder of the writer's turn commits.");

    // One writer at a time: nobody to race with inside the process.
    public override bool IsRace(Exception exception) => false;

    public override Signals OpenSignals(TimeProvider clock, ILogger<Signals> log) => new InProcessSignals(log);

    public override async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
