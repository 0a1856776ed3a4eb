using System.Data.Common;

namespace Parley.Platform.Data.Copies;

/// <summary>What a restored database is marked with before anybody sees it.</summary>
/// <param name="HeldSince">From when on it holds its outgoing effects.</param>
/// <param name="FeedEpoch">Never used before: its feed may give out a position that another copy has given out too.</param>
public sealed record RestoreMark(DateTimeOffset HeldSince, Guid FeedEpoch);

/// <summary>An empty place that takes in a backup; disposed before <see cref="Show"/>, nothing of it stays.</summary>
public abstract class RestorePlace : IAsyncDisposable
{
    /// <summary>Takes the next piece that <see cref="DatabaseSnapshot.WriteTo"/> wrote; false: it is no piece of a database.</summary>
    public abstract Task<bool> Load(string entry, Stream content, CancellationToken ct);

    /// <summary>Ends the loading and answers what has come to lie there: read anew, not remembered.</summary>
    public abstract Task<DatabaseSums> Finish(IReadOnlyList<SequenceValue> sequences, CancellationToken ct);

    /// <summary>Marks it and makes it the database, with the backup's own schema.</summary>
    public abstract Task Show(RestoreMark mark, CancellationToken ct);

    /// <summary>Whether a failure comes from what was loaded, and not from the database it was loaded into.</summary>
    public abstract bool MeansDamage(DbException error);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Why a backup is not made or not restored; its message is for the person who asked.</summary>
public sealed class CopyRefusedException(string message, Exception? inner = null) : Exception(message, inner);
