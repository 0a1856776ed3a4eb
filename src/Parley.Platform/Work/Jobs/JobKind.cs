namespace Parley.Platform.Work.Jobs;

/// <summary>A kind of work, and how it is treated.</summary>
/// <param name="Name">Stable, <c>thing.verb</c>: rows name it.</param>
/// <param name="Handler">An <see cref="IJobHandler"/> of the application's services.</param>
public sealed record JobKind(string Name, Type Handler)
{
    /// <summary>How many run at once on one node.</summary>
    public int AtOnce { get; init; } = 4;

    /// <summary>After so many failures it is dead; with the usual pauses that is half a day.</summary>
    public int Attempts { get; init; } = 25;

    /// <summary>Somebody outside will see what it does; held back in a restored copy until it is released.</summary>
    public bool ReachesOutside { get; init; }

    /// <summary>Runs by itself so often, once over all nodes; null: only when it is asked for.</summary>
    public TimeSpan? Every { get; init; }
}

/// <summary>Does one kind of work.</summary>
public interface IJobHandler
{
    /// <summary>
    /// Runs at least once a job: a second run after a crash must leave no second effect. An exception means "later again"; a
    /// <see cref="JobGivenUpException"/> means "never".
    /// </summary>
    /// <param name="ct">Ends when the lease is lost or the server can wait no longer.</param>
    Task Run(JobRun run, CancellationToken ct);
}

/// <summary>A failure that no other attempt can heal; the job is dead at once.</summary>
public sealed class JobGivenUpException(string why) : Exception(why);

/// <summary>All kinds of work there are.</summary>
public sealed class JobKinds(IEnumerable<JobKind> kinds)
{
    private readonly Dictionary<string, JobKind> _kinds = kinds.ToDictionary(k => k.Name);

    public IReadOnlyCollection<JobKind> All => _kinds.Values;

    public JobKind this[string name] => _kinds[name];
}
