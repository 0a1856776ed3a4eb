using Parley.Platform.Data;
using Parley.Platform.Ids;

namespace Parley.Platform.Work;

/// <summary>Everything a handler works with: who asks, the open session, the time, ids, and where facts go.</summary>
public sealed class Call(Caller caller, Session session, DateTimeOffset now, IdSource ids, Dispatcher dispatcher, long? ifVersion)
{
    private readonly List<Fact> _facts = [];

    public Caller Caller => caller;

    public WorkspaceId Workspace => caller.Workspace;

    public Session Session => session;

    /// <summary>The instant of this call, UTC, whole milliseconds; one and the same for all that it writes.</summary>
    public DateTimeOffset Now => now;

    public IdSource Ids => ids;

    /// <summary>The version that the caller saw (<c>If-Match</c>); null when any will do.</summary>
    public long? IfVersion => ifVersion;

    public IReadOnlyList<Fact> Facts => _facts;

    public IQueryable<T> Query<T>()
        where T : class => session.Db.Set<T>();

    public T Add<T>(T entity)
        where T : class
    {
        session.Db.Set<T>().Add(entity);
        return entity;
    }

    public void Append(object row) => session.Append(row);

    public void Record(Fact fact) => _facts.Add(fact);

    /// <summary>Wakes this node's runner after the commit. Jobs that follow from facts need not be told of.</summary>
    public void JobsAreDue() => WakesJobs = true;

    internal bool WakesJobs { get; private set; }

    /// <summary>Runs another use case in this one's transaction, under the same caller.</summary>
    public Task<Result<T>> Run<T>(IUseCase<T> useCase, CancellationToken ct) => dispatcher.RunInside(useCase, this, ct);
}
