using Parley.Platform.Data;
using Parley.Platform.Ids;

namespace Parley.Platform.Work;

/// <summary>Everything a handler works with: who asks, the open session, the time, ids, and where facts go.</summary>
public sealed class Call
{
    private readonly Dispatcher _dispatcher;
    private readonly List<RecordedFact> _facts;
    private readonly Call? _teller;
    private readonly List<Action> _then = [];

    public Call(Caller caller, Session session, DateTimeOffset now, IdSource ids, Dispatcher dispatcher, long? ifVersion)
    {
        (Caller, Session, Now, Ids, _dispatcher, IfVersion) = (caller, session, now, ids, dispatcher, ifVersion);
        _facts = [];
    }

    private Call(Call teller, Actor by, DateTimeOffset at)
        : this(teller.Caller with { Actor = by }, teller.Session, at, teller.Ids, teller._dispatcher, teller.IfVersion) =>
        (_teller, _facts) = (teller, teller._facts);

    public Caller Caller { get; }

    public WorkspaceId Workspace => Caller.Workspace;

    public Session Session { get; }

    /// <summary>The instant of this call, UTC, whole milliseconds; one and the same for all that it writes.</summary>
    public DateTimeOffset Now { get; }

    public IdSource Ids { get; }

    /// <summary>The version that the caller saw (<c>If-Match</c>); null when any will do.</summary>
    public long? IfVersion { get; }

    public IReadOnlyList<Fact> Facts => [.. _facts.Select(recorded => recorded.Fact)];

    internal IReadOnlyList<RecordedFact> Recorded => _facts;

    public IQueryable<T> Query<T>()
        where T : class => Session.Db.Set<T>();

    public T Add<T>(T entity)
        where T : class
    {
        Session.Db.Set<T>().Add(entity);
        return entity;
    }

    public void Append(object row) => Session.Append(row);

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
    public Task<Result<T>> Run<T>(IUseCase<T> useCase, CancellationToken ct) => _dispatcher.RunInside(useCase, this, ct);
}

/// <summary>A fact with who brought it about, and when.</summary>
internal readonly record struct RecordedFact(Fact Fact, Actor By, DateTimeOffset At);
