namespace Parley.Platform.Data.Bulk;

/// <summary>
/// Loads very many rows the fastest way that the engine has, in one transaction, with the tables for itself alone. Disposed before
/// <see cref="Commit"/>, or killed, nothing of it stays.
/// </summary>
public abstract class BulkLoad : IAsyncDisposable
{
    /// <summary>Asks one value inside the transaction; null where there is none.</summary>
    /// <param name="values">As <c>$1</c>, <c>$2</c>…</param>
    public abstract Task<long?> Ask(string sql, IReadOnlyList<object> values, CancellationToken ct);

    /// <summary>An empty batch; batches are used again.</summary>
    public abstract BulkBatch NewBatch();

    /// <summary>Writes a batch, its tables in the order in which they were named at the opening, and empties it.</summary>
    public abstract Task Write(BulkBatch batch, CancellationToken ct);

    /// <summary>Builds what was taken off, with every reference checked, and commits.</summary>
    /// <param name="step">Told what begins.</param>
    public abstract Task Commit(Action<string> step, CancellationToken ct);

    public abstract ValueTask DisposeAsync();
}

/// <summary>Why a load cannot begin; its message is for the person who asked.</summary>
public sealed class BulkRefusedException(string message, Exception? inner = null) : Exception(message, inner);
