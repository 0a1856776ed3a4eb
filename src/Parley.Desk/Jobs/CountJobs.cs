using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Jobs;

/// <summary>How much of each kind of work the workspace has before it.</summary>
public sealed record CountJobs : IQuery<JobSummary>;

/// <param name="Data">The kinds of which there is something, by name.</param>
public sealed record JobSummary(IReadOnlyList<JobCount> Data);

/// <param name="OldestDueSeconds">For how long the oldest that could run has waited; null: none could.</param>
public sealed record JobCount(string Kind, int Waiting, int Running, int Dead, long? OldestDueSeconds);

internal sealed class CountJobsHandler : IHandler<CountJobs, JobSummary>
{
    public async Task<Result<JobSummary>> Handle(CountJobs query, Call call, CancellationToken ct)
    {
        var now = call.Now;
        var kinds = await call.Query<Job>()
            .GroupBy(j => j.Kind)
            .Select(g => new
            {
                Kind = g.Key,
                All = g.Count(),
                Dead = g.Count(j => j.DeadAt != null),
                Running = g.Count(j => j.DeadAt == null && j.Node != null && j.RunAt > now),
                OldestDue = g.Min(j => j.DeadAt == null && j.RunAt <= now ? j.RunAt : (DateTimeOffset?)null),
            })
            .OrderBy(k => k.Kind)
            .ToListAsync(ct);
        return new JobSummary([.. kinds.Select(k => new JobCount(k.Kind, k.All - k.Dead - k.Running, k.Running, k.Dead, (long?)(now - k.OldestDue)?.TotalSeconds))]);
    }
}
