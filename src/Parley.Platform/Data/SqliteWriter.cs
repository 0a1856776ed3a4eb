using Microsoft.Data.Sqlite;

namespace Parley.Platform.Data;

/// <summary>
/// The one writer of a SQLite file. Sessions take turns on its connection, first come first served, and those that follow each other closely
/// share one commit, for a commit waits for the disk: docs/decisions/0006-one-sqlite-writer.md.
/// </summary>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private readonly TimeProvider _clock;
    private readonly Lock _gate = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private bool _taken;
    private bool _closed;

    public SqliteWriter(string connectionString, TimeProvider clock)
    {
        _clock = clock;
        Connection = new SqliteConnection(connectionString);
        Group = new WriteGroup(Connection, clock);
    }

    /// <summary>For whoever has the turn.</summary>
    public SqliteConnection Connection { get; }

    /// <summary>For whoever has the turn.</summary>
    internal WriteGroup Group { get; }

    internal bool OthersWait
    {
        get
        {
            lock (_gate)
            {
                return _waiting.Count > 0;
            }
        }
    }

    public async ValueTask<WriterTurn> TakeTurn(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await Wait(ct);
        try
        {
            Group.OpenConnection();
            return new WriterTurn(this, _clock);
        }
        catch
        {
            Pass();
            throw;
        }
    }

    /// <summary>Ends the holder's turn: the group goes on when somebody follows and nobody in it has waited long; else it is committed now.</summary>
    internal void Pass()
    {
        if (!Group.IsRipe && HandOver(orRest: false))
        {
            return;
        }

        Group.End();
        HandOver(orRest: true);
    }

    /// <summary>Refuses whoever waits. A session that has the turn ends first, and its end closes the file.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _closed = true;
            while (_waiting.TryDequeue(out var waiter))
            {
                waiter.TrySetException(new ObjectDisposedException(nameof(SqliteWriter)));
            }

            if (!_taken)
            {
                Group.CloseConnection();
            }
        }

        return ValueTask.CompletedTask;
    }

    private async Task Wait(CancellationToken ct)
    {
        var waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            if (!_taken)
            {
                _taken = true;
                return;
            }

            _waiting.Enqueue(waiter);
        }

        // One that is cancelled stays in the queue until its turn, which goes on to the next; one that has the turn already keeps it.
        await using var cancelled = ct.UnsafeRegister(static (waiter, ct) => ((TaskCompletionSource)waiter!).TrySetCanceled(ct), waiter);
        await waiter.Task;
    }

    private bool HandOver(bool orRest)
    {
        lock (_gate)
        {
            while (_waiting.TryDequeue(out var next))
            {
                if (next.TrySetResult())
                {
                    return true;
                }
            }

            if (orRest)
            {
                _taken = false;
                if (_closed)
                {
                    Group.CloseConnection();
                }
            }

            return false;
        }
    }
}
