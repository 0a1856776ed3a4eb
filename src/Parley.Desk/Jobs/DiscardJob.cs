using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Jobs;

/// <summary>Takes away a dead job: what it should have done is never done.</summary>
public sealed record DiscardJob(JobId Id) : ICommand<Done>;

internal sealed class DiscardJobHandler : IHandler<DiscardJob, Done>
{
    private static readonly Refusal NotDead = new(
        RefusalKind.Conflict, "job_not_dead", "This job still runs or waits to run. Only one that was given up can be discarded.");

    public async Task<Result<Done>> Handle(DiscardJob command, Call call, CancellationToken ct)
    {
        var job = call.Query<Job>().Where(j => j.Id == command.Id);
        if (await job.In(JobState.Dead, call.Now).ExecuteDeleteAsync(ct) > 0)
        {
            return default(Done);
        }

        return await job.AnyAsync(ct) ? NotDead : Refusal.NotFound("job");
    }
}
