using Microsoft.EntityFrameworkCore;

namespace Parley.Platform.Work.Jobs;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>For its time, for room, for its turn; or for another node, because the one that had it is gone.</summary>
    Waiting,

    /// <summary>A node has it in hand.</summary>
    Running,

    /// <summary>Given up: it waits for a person.</summary>
    Dead,
}

public static class JobStates
{
    private const int Slice = 1000;

    public static JobState StateAt(this Job job, DateTimeOffset now) =>
        job.DeadAt is not null ? JobState.Dead
        : job.Node is not null && job.RunAt > now ? JobState.Running
        : JobState.Waiting;

    public static IQueryable<Job> In(this IQueryable<Job> jobs, JobState state, DateTimeOffset now) => state switch
    {
        JobState.Dead => jobs.Where(j => j.DeadAt != null),
        JobState.Running => jobs.Where(j => j.DeadAt == null && j.Node != null && j.RunAt > now),
        _ => jobs.Where(j => j.DeadAt == null && (j.Node == null || j.RunAt <= now)),
    };

    /// <summary>A node could take it now.</summary>
    public static IQueryable<Job> Due(this IQueryable<Job> jobs, DateTimeOffset now) => jobs.Where(j => j.DeadAt == null && j.RunAt <= now);

    /// <summary>Dead, or in the pause after a failure. What waits for its own time has not failed, and is none of these.</summary>
    public static IQueryable<Job> Failed(this IQueryable<Job> jobs) => jobs.Where(j => j.Node == null && j.LastError != null);

    /// <summary>Makes them due, with all their attempts before them. The last error stays to be read until the next attempt ends.</summary>
    public static Task<int> RunAgain(this IQueryable<Job> jobs, DateTimeOffset now, CancellationToken ct) => jobs.ExecuteUpdateAsync(
        set => set.SetProperty(j => j.DeadAt, (DateTimeOffset?)null).SetProperty(j => j.RunAt, now).SetProperty(j => j.Attempts, 0), ct);

    /// <summary>The same for the first dead ones, as many as fit into one short transaction.</summary>
    /// <param name="all">The jobs they are part of.</param>
    /// <returns>How many; 0: none is left.</returns>
    public static Task<int> RunSomeAgain(this IQueryable<Job> dead, IQueryable<Job> all, DateTimeOffset now, CancellationToken ct)
    {
        var first = dead.OrderBy(j => j.DeadAt).ThenBy(j => j.Id).Select(j => j.Id).Take(Slice);
        return all.Where(j => first.Contains(j.Id)).RunAgain(now, ct);
    }
}
