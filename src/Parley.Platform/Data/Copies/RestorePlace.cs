using System.Data.Common;
using System.Globalization;

namespace Parley.Platform.Data.Copies;

/// <summary>An empty place that takes in a backup; disposed before <see cref="Show"/>, nothing of it stays.</summary>
public abstract class RestorePlace : IAsyncDisposable
{
    /// <summary>Takes the next piece that <see cref="DatabaseSnapshot.WriteTo"/> wrote; false: it is no piece of a database.</summary>
    public abstract Task<bool> Load(string entry, Stream content, CancellationToken ct);

    /// <summary>Ends the loading and answers what has come to lie there: read anew, not remembered.</summary>
    public abstract Task<DatabaseSums> Finish(IReadOnlyList<SequenceValue> sequences, CancellationToken ct);

    /// <summary>Makes it the database, with the backup's own schema. It holds its outgoing effects, and its feed begins anew.</summary>
    public abstract Task Show(DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Moves the feed's positions up to where none has been. The original went on after the backup and gave out positions that this copy will
    /// give out again for other events: a reader's place in the original must be known as one that means nothing here.
    /// </summary>
    protected static string MoveFeed(DateTimeOffset now) => string.Create(CultureInfo.InvariantCulture, $"""
        update feed_entry set position = position + {now.ToUnixTimeMilliseconds()};
        update feed_head set position = position + {now.ToUnixTimeMilliseconds()}, trimmed = trimmed + {now.ToUnixTimeMilliseconds()};
        """);

    /// <summary>Whether a failure comes from what was loaded, and not from the database it was loaded into.</summary>
    public abstract bool MeansDamage(DbException error);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Why a backup is not made or not restored; its message is for the person who asked.</summary>
public sealed class CopyRefusedException(string message, Exception? inner = null) : Exception(message, inner);
