using Microsoft.Data.Sqlite;

namespace Parley.Platform.Data;

/// <summary>
/// The transaction that the sessions of a group share, each behind a savepoint of its own. Only the holder of the writer's turn touches it.
/// Microsoft.Data.Sqlite does nothing asynchronously, so neither does this.
/// </summary>
internal sealed class WriteGroup(SqliteConnection connection, TimeProvider clock)
{
    private const int Large = 64;

    // What the first of a group waits at most for those behind it: the disk's own time for a commit, about.
    private static readonly TimeSpan Old = TimeSpan.FromMilliseconds(20);

    private readonly PreparedStatements _prepared = new(connection);
    private readonly List<TaskCompletionSource> _members = [];
    private bool _open;
    private bool _lost;
    private long _began;

    /// <summary>Whether it should be ended though others wait to join.</summary>
    public bool IsRipe => _open && (_members.Count >= Large || clock.GetElapsedTime(_began) >= Old || _lost);

    public void OpenConnection()
    {
        if (connection.State == System.Data.ConnectionState.Open)
        {
            return;
        }

        connection.Open();
        // Another process's transaction is waited for by SQLite itself, in small steps; the driver alone looks every 150 ms.
        Execute("pragma busy_timeout = 10000");
        Execute("pragma journal_mode = wal");
        Execute("pragma synchronous = full");
    }

    /// <summary>Lets a session in.</summary>
    public void Enter()
    {
        if (!_open)
        {
            Execute("begin immediate");
            _open = true;
            _began = clock.GetTimestamp();
        }

        Execute("savepoint session");
    }

    public void Append(AppendStatement statement)
    {
        var command = _prepared[statement.Sql];
        command.Parameters.Clear();
        statement.Parameters(command, command.Parameters);
        for (var i = 0; i < command.Parameters.Count; i++)
        {
            command.Parameters[i].ParameterName = $"${i + 1}";
        }

        command.ExecuteNonQuery();
    }

    /// <summary>A session is done; the task ends when its rows are on the disk, or fails and nothing of them stays.</summary>
    public Task Join()
    {
        Execute("release session");
        var member = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _members.Add(member);
        return member.Task;
    }

    /// <summary>Takes back what one session did, and nothing of the others.</summary>
    public void TakeBack()
    {
        try
        {
            Execute("rollback to session");
            Execute("release session");
        }
        catch (SqliteException)
        {
            // Some failures, such as a full disk, make SQLite take back the whole transaction: then there is no savepoint any more.
            Abandon();
        }
    }

    /// <summary>Commits for all members and tells them. It never fails itself: the failure is theirs.</summary>
    public void End()
    {
        if (!_open)
        {
            return;
        }

        var failure = Settle();
        (_open, _lost) = (false, false);
        foreach (var member in _members)
        {
            if (failure is null)
            {
                member.SetResult();
            }
            else
            {
                member.SetException(failure);
            }
        }

        _members.Clear();
    }

    public void CloseConnection()
    {
        _prepared.Forget();
        connection.Close();
    }

    // Whatever goes wrong here must reach the members, who wait.
#pragma warning disable CA1031
    private Exception? Settle()
    {
        if (_lost)
        {
            return new IOException("SQLite has taken back the transaction that this change shared with others. Nothing of it is kept; the disk may be full.");
        }

        try
        {
            Execute(_members.Count > 0 ? "commit" : "rollback");
            return null;
        }
        catch (Exception error)
        {
            Abandon();
            return error;
        }
    }
#pragma warning restore CA1031

    private void Abandon()
    {
        _lost = true;
        try
        {
            Execute("rollback");
        }
        catch (SqliteException)
        {
            // There is none to take back, or worse; the next turn opens the file anew.
            CloseConnection();
        }
    }

    private void Execute(string sql) => _prepared[sql].ExecuteNonQuery();
}
