namespace Parley.Platform.Data;

/// <summary>One session's right to write. It ends with the commit, or is given back unused or after a failure; whoever has it must do one of them.</summary>
internal sealed class WriterTurn(SqliteWriter writer, TimeProvider clock)
{
    private readonly long _taken = clock.GetTimestamp();
    private bool _entered;
    private bool _ended;

    /// <summary>How long others who wanted to write were kept waiting by it, at most; zero while it lasts, and when nobody waited.</summary>
    public TimeSpan KeptOthers { get; private set; }

    public void Begin()
    {
        writer.Group.Enter();
        _entered = true;
    }

    public async Task AppendAndCommit(IReadOnlyList<AppendStatement> statements, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        foreach (var statement in statements)
        {
            writer.Group.Append(statement);
        }

        var committed = writer.Group.Join();
        End();
        // From here on it is decided by the disk alone, and soon.
        await committed;
    }

    public void GiveBack()
    {
        if (_ended)
        {
            return;
        }

        try
        {
            if (_entered)
            {
                writer.Group.TakeBack();
            }
        }
        finally
        {
            End();
        }
    }

    private void End()
    {
        _ended = true;
        KeptOthers = writer.OthersWait ? clock.GetElapsedTime(_taken) : TimeSpan.Zero;
        writer.Pass();
    }
}
