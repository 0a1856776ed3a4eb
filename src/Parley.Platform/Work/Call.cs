using Parley.Platform.Data;
using Parley.Platform.Ids;

namespace Parley.Platform.Work;

/// <summary>Everything a handler works with: who asks, the open session, the time, ids, and where facts go.</summary>
public sealed class Call
{
    private readonly Session? _session;
    private readonly Dispatcher? _dispatcher;
    private readonly List<RecordedFact> _facts;
    private readonly Call? _teller;
    private readonly List<Action> _then = [];
    private List<object>? _rows;

    public Call(Caller caller, Session session, DateTimeOffset now, IdSource ids, Dispatcher dispatcher, long? ifVersion)
        : this(caller, now, ids) => (_session, _dispatcher, IfVersion) = (session, dispatcher, ifVersion);

    private Call(Caller caller, DateTimeOffset now, IdSource ids)
    {
        (Caller, Now, Ids) = (caller, now, ids);
        _facts = [];
    }

    private Call(Call teller, Actor by, DateTimeOffset at)
        : this(teller.Caller with { Actor = by }, teller.Session, at, teller.Ids, teller._dispatcher!, teller.IfVersion) => // who has a session has it from a dispatcher
        (_teller, _facts) = (teller, teller._facts);

    /// <summary>
    /// A call that came by no door and reaches no database: for a story that is told, in which entities change as ever. Its <see cref="Events"/>
    /// and <see cref="Rows"/> are its result.
    /// </summary>
    public static Call Told(Caller caller, DateTimeOffset now, IdSource ids) => new(caller, now, ids);

    public Caller Caller { get; }

    public WorkspaceId Workspace => Caller.Workspace;

    public Session Session => _session ?? throw new InvalidOperationException("A told call has no session.");

    /// <summary>The instant of this call, UTC, whole milliseconds; one and the same for all that it writes.</summary>
    public DateTimeOffset Now { get; }

    public IdSource Ids { get; }

    /// <summary>The version that the caller saw (<c>If-Match</c>); null when any will do.</summary>
    public long? IfVersion { get; }

    public IReadOnlyList<Fact> Facts => [.. _facts.Select(recorded => recorded.Fact)];

    /// <summary>The same with who brought each about, and when.</summary>
    public IReadOnlyList<RecordedFact> Recorded => _facts;

    /// <summary>What is kept of the facts so far.</summary>
    public IEnumerable<Event> Events(FactNames names) => _facts.Select(recorded => Event.Of(recorded, names, this));

    /// <summary>What a told call has appended; empty for any other.</summary>
    public IReadOnlyList<object> Rows => _rows ?? [];

    public IQueryable<T> Query<T>()
        where T : class => Session.Db.Set<T>();

    public T Add<T>(T entity)
        where T : class
    {
        Session.Db.Set<T>().Add(entity);
        return entity;
    }

    public void Append(object row)
    {
        if (_session is null)
        {
            (_rows ??= []).Add(row);
        }
        else
        {
            _session.Append(row);
        }
    }

    public void Record(Fact fact) => _facts.Add(new RecordedFact(fact, Caller.Actor, Now));

    /// <summary>This call as it tells of something that another did at another time: the facts recorded in it are theirs, and of then.</summary>
    public Call Telling(Actor by, DateTimeOffset at) => new(this, by, at);

    /// <summary>Does something in this process once all is committed; not when it is refused or fails.</summary>
    public void AfterCommit(Action then) => (_teller ?? this)._then.Add(then);

    internal void Committed() => _then.ForEach(then => then());

    /// <summary>Wakes this node's runner after the commit. Jobs that follow from facts need not be told of.</summary>
    public void JobsAreDue()
    {
        WakesJobs = true;
        _teller?.JobsAreDue();
    }

    internal bool WakesJobs { get; private set; }

    /// <summary>Runs another use case in this one's transaction, under the same caller.</summary>
    public Task<Result<T>> Run<T>(IUseCase<T> useCase, CancellationToken ct) =>
        (_dispatcher ?? throw new InvalidOperationException("A told call runs no use case.")).RunInside(useCase, this, ct);
}

/// <summary>A fact with who brought it about, and when.</summary>
public readonly record struct RecordedFact(Fact Fact, Actor By, DateTimeOffset At);
