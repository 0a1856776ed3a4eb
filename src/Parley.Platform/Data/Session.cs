using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Parley.Platform.Ids;

namespace Parley.Platform.Data;

/// <summary>
/// One transaction in one workspace, and the only way to the database. It begins with the first statement and ends with
/// <see cref="Commit"/>; disposed before that, nothing of it stays. One that only reads may be a transaction per query.
/// </summary>
public sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(1);

    private readonly Engine _engine;
    private readonly Reach _reach;
    private readonly bool _write;
    private readonly WriterTurn? _turn;
    private readonly ILogger _log;
    private readonly List<AppendStatement> _appended = [];
    private readonly List<object> _rows = [];
    private string _beginWith = "";
    private State _state;

    /// <param name="turn">The right to write where the engine has one writer.</param>
    internal Session(AppDb db, Engine engine, Reach reach, bool write, WriterTurn? turn, ILogger log)
    {
        (Db, _engine, _reach, _write, _turn, _log) = (db, engine, reach, write, turn, log);
        db.Session = this;
    }

    private enum State
    {
        NotBegun,
        Begun,

        /// <summary>Nothing more may be said in it: a statement has failed, or the commit was sent.</summary>
        Over,
        Ended,
    }

    public AppDb Db { get; }

    public WorkspaceId? Workspace => _reach.Workspace;

    /// <summary>Picks the text for the engine in use: a statement, or a value in the engine's own writing.</summary>
    public string Sql(string sqlite, string postgres) => _engine.Sql(sqlite, postgres);

    /// <inheritdoc cref="Engine.For"/>
    public T For<T>(Func<T> sqlite, Func<T> postgres) => _engine.For(sqlite, postgres);

    /// <summary>An id as a value of a hand-written statement.</summary>
    public object Key(Guid id) => _engine.Key(id);

    /// <summary>Adds statements to the begin of the transaction; they return no rows, and may end it by failing.</summary>
    internal void BeginWith(string sql) => _beginWith += sql;

    /// <summary>
    /// Has the way to each answer chosen by the values that are asked for, and not once for all. That takes about a millisecond, and is for
    /// questions of which one leaves a dozen rows and the next a million.
    /// </summary>
    public void PlanByValues() => BeginWith(Sql("", "set local plan_cache_mode = force_custom_plan; "));

    /// <summary>An instant as a value of a hand-written statement.</summary>
    public object Instant(DateTimeOffset at) => _engine.Instant(at);

    /// <summary>Adds a new row, as it will stand at the end: it is written in one last batch together with the commit, and EF does not know it.</summary>
    public void Append(object row)
    {
        if (row is IInWorkspace { WorkspaceId: var workspace } && workspace != Workspace && !_reach.Everywhere)
        {
            throw new InvalidOperationException($"{row.GetType().Name} belongs to another workspace than the session.");
        }

        _appended.Add(AppendPlan.For(Db, row));
        _rows.Add(row);
    }

    /// <summary>The entities of a kind that this session has loaded to change them, or adds; whoever changes one now changes what is written.</summary>
    public IEnumerable<T> InHand<T>()
        where T : class => Db.ChangeTracker.Entries<T>().Where(e => e.State != EntityState.Deleted).Select(e => e.Entity).Concat(_rows.OfType<T>());

    /// <summary>Adds a statement to that last batch, its values as <c>$1</c>, <c>$2</c>…</summary>
    public void Append(string sql, params object[] values) =>
        _appended.Add(new AppendStatement(sql, (command, parameters) =>
        {
            foreach (var value in values)
            {
                var parameter = command.CreateParameter();
                parameter.Value = value switch
                {
                    Guid id => _engine.Key(id),
                    DateTimeOffset at => _engine.Instant(at),
                    _ => value,
                };
                parameters.Add(parameter);
            }
        }));

    /// <summary>Saves what EF tracks; a use case calls it only when it needs the result before its end.</summary>
    public Task Save(CancellationToken ct)
    {
        foreach (var entry in Db.ChangeTracker.Entries<IInWorkspace>())
        {
            if (entry.State == EntityState.Added && entry.Entity.WorkspaceId != Workspace)
            {
                throw new InvalidOperationException($"{entry.Entity.GetType().Name} belongs to another workspace than the session.");
            }
        }

        return Db.SaveChangesAsync(ct);
    }

    public async Task Commit(CancellationToken ct)
    {
        if (!_write)
        {
            throw new InvalidOperationException("A session that reads has nothing to commit.");
        }

        await Save(ct);
        if (_state == State.NotBegun && _appended.Count == 0)
        {
            return;
        }

        await BeginNow(ct);
        _state = State.Over;
        await (_turn?.AppendAndCommit(_appended, ct) ?? _engine.AppendAndCommit(Db.Database.GetDbConnection(), _appended, ct));
        _state = State.Ended;
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_turn is not null)
            {
                _turn.GiveBack();
                WarnOfLong(_turn);
            }
            else if (_state is State.Begun or State.Over)
            {
                await Execute("rollback", CancellationToken.None);
            }
        }
        finally
        {
            if (_turn is null)
            {
                await Db.Database.CloseConnectionAsync();
            }

            Db.Session = null;
            await Db.DisposeAsync();
        }
    }

    /// <summary>
    /// Whether each query is a transaction of its own, begin and end in the one round trip. Where every statement sees its own moment anyway,
    /// one transaction around several reads gives nothing and costs two round trips.
    /// </summary>
    internal bool IsQueryByQuery => !_write && _state == State.NotBegun && _engine.BeginsWithFirstQuery;

    internal string AsTransaction(string query) => $"{_engine.Begin(_reach, write: false)}{_beginWith}{query}; commit";

    /// <summary>The begin that a first query carries in front; null when there is none to carry.</summary>
    internal async ValueTask<string?> TakeBegin(CancellationToken ct)
    {
        if (_state != State.NotBegun || !_engine.BeginsWithFirstQuery)
        {
            return null;
        }

        // Opened once more than EF does for the query, so that it stays open behind it.
        await Db.Database.OpenConnectionAsync(ct);
        _state = State.Begun;
        return _engine.Begin(_reach, _write) + _beginWith;
    }

    internal async ValueTask BeginNow(CancellationToken ct)
    {
        switch (_state)
        {
            case State.NotBegun when _turn is null:
                await Db.Database.OpenConnectionAsync(ct);
                await Execute(_engine.Begin(_reach, _write), ct);
                break;
            case State.NotBegun:
                _turn.Begin();
                break;
            case State.Begun:
                return;
            default:
                throw new InvalidOperationException("After a failure or the commit there is nothing more to do in a session.");
        }

        _state = State.Begun;
        if (_beginWith.Length > 0)
        {
            await Execute(_beginWith, ct);
        }
    }

    /// <summary>
    /// A statement has failed. PostgreSQL refuses all that follow it by itself; SQLite may have taken back the whole transaction, and would keep
    /// each that follows on its own.
    /// </summary>
    internal void Fail() => _state = IsQueryByQuery ? _state : State.Over;

    // What EF has seen tells which use case it was.
    private void WarnOfLong(WriterTurn turn)
    {
        if (turn.KeptOthers > LongTurn)
        {
            var rows = Db.ChangeTracker.Entries().Select(e => e.Metadata.ShortName()).Distinct();
            _log.LogWarning("A session kept others from writing for {Milliseconds:N0} ms. It held: {Rows}.", turn.KeptOthers.TotalMilliseconds, string.Join(", ", rows));
        }
    }

    private async Task Execute(string sql, CancellationToken ct)
    {
        await using var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }
}
