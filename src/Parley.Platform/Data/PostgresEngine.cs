using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Data.Copies;
using Parley.Platform.Realtime;

namespace Parley.Platform.Data;

/// <summary>
/// Several nodes on one database. Every connection but the migrator's starts as <see cref="AppRole"/>, which owns nothing and
/// bypasses no policy, whoever the login is.
/// </summary>
public sealed class PostgresEngine : Engine
{
    public const string AppRole = "parley_app";
    public const string FinderRole = "parley_finder";
    public const string KeeperRole = "parley_keeper";
    public const string WorkerRole = "parley_worker";

    private readonly NpgsqlDataSource _app;
    private readonly string _login;
    private readonly string _owner;

    /// <param name="connectionString">The server's login; it must be a member of <see cref="AppRole"/>.</param>
    /// <param name="ownerConnectionString">The login that owns the tables and migrates.</param>
    public PostgresEngine(string connectionString, string ownerConnectionString)
    {
        var app = new NpgsqlConnectionStringBuilder(connectionString)
        {
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        // Compiling a plan takes longer than any statement of ours that would gain by it; and a page elsewhere on a disk of today, or in
        // memory, costs hardly more than the next one, which the default of 4 denies.
        app.Options = $"{app.Options} -c role={AppRole} -c jit=off -c random_page_cost=1.1".Trim();
        // Not the data source's own text: that one leaves the password out.
        _login = app.ToString();
        // The loops that look for work every second would be traces of their own.
        _app = new NpgsqlDataSourceBuilder(_login)
            .ConfigureTracing(traces => traces.ConfigureCommandFilter(_ => Activity.Current is not null).ConfigureBatchFilter(_ => Activity.Current is not null))
            .Build();
        _owner = new NpgsqlConnectionStringBuilder(ownerConnectionString) { Pooling = false }.ToString();
    }

    public override string Name => "Postgres";

    internal override bool BeginsWithFirstQuery => true;

    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(_app);

    internal override void ConfigureWriter(DbContextOptionsBuilder options) => Configure(options);

    public override T For<T>(Func<T> sqlite, Func<T> postgres) => postgres();

    public override object Key(Guid id) => id;

    public override object Instant(DateTimeOffset at) => at;

    public override async Task<DbConnection> OpenOwner(CancellationToken ct)
    {
        var connection = new NpgsqlConnection(_owner);
        await connection.OpenAsync(ct);
        return connection;
    }

    public override async Task<DbConnection> OpenKeeper(CancellationToken ct)
    {
        var connection = (NpgsqlConnection)await OpenOwner(ct);
        try
        {
            await PostgresSnapshot.BecomeKeeper(connection, ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<DatabaseSnapshot> OpenSnapshot(string scratch, ICopyProgress progress, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)await OpenKeeper(ct);
        try
        {
            return await PostgresSnapshot.Take(connection, ct);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<RestorePlace> OpenRestore(
        Migrator migrator, IReadOnlyList<string> migrations, IReadOnlyList<TableShape> tables, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)await OpenOwner(ct);
        try
        {
            return await PostgresRestore.Open(connection, migrator, migrations, tables, ct);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override async Task<BulkLoad> OpenBulk(IReadOnlyList<BulkTable> tables, BulkSize size, CancellationToken ct)
    {
        var connection = (NpgsqlConnection)await OpenOwner(ct);
        try
        {
            return await PostgresBulk.Open(connection, tables, size, ct);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal override ValueTask<WriterTurn?> TakeTurn(CancellationToken ct) => ValueTask.FromResult<WriterTurn?>(null);

    // The id comes from a Guid, never from text, so it needs no quoting.
    internal override string Begin(Reach reach, bool write) =>
        (write ? "begin; " : "begin read only; ")
        + (reach.Everywhere ? $"set local role {WorkerRole}; " : "")
        + (reach.Workspace is { } id ? $"set local app.workspace = '{id.Value}'; " : "");

    internal override async Task AppendAndCommit(DbConnection connection, IReadOnlyList<AppendStatement> statements, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)connection);
        using var maker = new NpgsqlCommand();
        foreach (var statement in statements)
        {
            var command = new NpgsqlBatchCommand(statement.Sql);
            statement.Parameters(maker, command.Parameters);
            batch.BatchCommands.Add(command);
        }

        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        await batch.ExecuteNonQueryAsync(ct);
    }

    public override bool IsRace(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || (exception as PostgresException ?? exception.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    public override Signals OpenSignals(TimeProvider clock, ILogger<Signals> log) => new PostgresSignals(_app, _login, clock, log);

    public override ValueTask DisposeAsync() => _app.DisposeAsync();
}
