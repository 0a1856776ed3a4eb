using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Jobs;

/// <summary>The workspace's jobs, newest first; dead ones by when they were given up.</summary>
/// <param name="State">Null: all that are not done.</param>
/// <param name="Kind">Null: all kinds.</param>
public sealed record ListJobs(JobState? State, string? Kind, PageRequest Page) : IQuery<Page<JobView>>;

internal sealed class ListJobsHandler : IHandler<ListJobs, Page<JobView>>
{
    private static readonly Keyset<Job, DateTimeOffset, JobId> Newest = Keyset.ByTime<Job, JobId>("created_at", true, j => j.CreatedAt, j => j.Id);

    private static readonly Keyset<Job, DateTimeOffset, JobId> NewestDead = Keyset.ByTime<Job, JobId>(
        "dead_at", true, j => j.DeadAt!.Value, j => j.Id); // not null: only of dead ones

    public async Task<Result<Page<JobView>>> Handle(ListJobs query, Call call, CancellationToken ct)
    {
        var jobs = call.Query<Job>();
        jobs = query.State is { } state ? jobs.In(state, call.Now) : jobs;
        jobs = query.Kind is { } kind ? jobs.Where(j => j.Kind == kind) : jobs;
        var order = query.State is JobState.Dead ? NewestDead : Newest;
        var page = await order.Read(jobs, $"{query.State}&{query.Kind}", query.Page, ct);
        return page.Refusal is { } refusal
            ? refusal
            : new Page<JobView>(await call.ViewsOf(page.Value.Rows, ct), page.Value.Next);
    }
}
