using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Data.Copies;
using Parley.Platform.Realtime;

namespace Parley.Platform.Data;

/// <summary>What differs between SQLite and PostgreSQL, in one place.</summary>
public abstract class Engine : IAsyncDisposable
{
    /// <summary>The folder name of this engine's migrations.</summary>
    public abstract string Name { get; }

    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>The same for the contexts of sessions that write.</summary>
    internal abstract void ConfigureWriter(DbContextOptionsBuilder options);

    /// <summary>Picks the statement for this engine.</summary>
    public string Sql(string sqlite, string postgres) => For(() => sqlite, () => postgres);

    /// <summary>Makes what this engine needs, where a statement is not all that differs.</summary>
    public abstract T For<T>(Func<T> sqlite, Func<T> postgres);

    /// <summary>An id as this engine stores it, for hand-written statements.</summary>
    public abstract object Key(Guid id);

    /// <summary>An instant as this engine stores it, for hand-written statements.</summary>
    public abstract object Instant(DateTimeOffset at);

    /// <summary>A connection that may change the schema; the migrator's.</summary>
    public abstract Task<DbConnection> OpenOwner(CancellationToken ct);

    /// <summary>A connection that sees all workspaces and changes nothing, for looking an installation over.</summary>
    public abstract Task<DbConnection> OpenKeeper(CancellationToken ct);

    /// <param name="scratch">A file that the copy may use until it is disposed.</param>
    public abstract Task<DatabaseSnapshot> OpenSnapshot(string scratch, ICopyProgress progress, CancellationToken ct);

    /// <summary>An empty place for a backup with this schema; refuses (<see cref="CopyRefusedException"/>) where something lies.</summary>
    public abstract Task<RestorePlace> OpenRestore(Migrator migrator, IReadOnlyList<string> migrations, IReadOnlyList<TableShape> tables, CancellationToken ct);

    /// <summary>Starts to load very many rows; refuses (<see cref="BulkRefusedException"/>) while others are at work.</summary>
    /// <param name="tables">In the order in which a batch's rows are written: what is referred to first.</param>
    public abstract Task<BulkLoad> OpenBulk(IReadOnlyList<BulkTable> tables, BulkSize size, CancellationToken ct);

    /// <summary>Waits for the right to write; null where the engine has many writers, and each begins and ends by itself.</summary>
    internal abstract ValueTask<WriterTurn?> TakeTurn(CancellationToken ct);

    /// <summary>The statements that start a transaction; they return no rows, so a query may follow in the same command.</summary>
    internal abstract string Begin(Reach reach, bool write);

    /// <summary>Whether <see cref="Begin"/> travels in front of the first query (a round trip saved) or is sent on its own.</summary>
    internal abstract bool BeginsWithFirstQuery { get; }

    /// <summary>Sends the rows and the commit in as few round trips as the engine allows.</summary>
    internal abstract Task AppendAndCommit(DbConnection connection, IReadOnlyList<AppendStatement> statements, CancellationToken ct);

    /// <summary>A failure that running the same use case again would heal: two writers met.</summary>
    public abstract bool IsRace(Exception exception);

    /// <summary>How the nodes on this database tell each other of what is short-lived.</summary>
    public abstract Signals OpenSignals(TimeProvider clock, ILogger<Signals> log);

    public abstract ValueTask DisposeAsync();
}
