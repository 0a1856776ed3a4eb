using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Jobs;

/// <summary>Lets a job that has failed run again, now and with all its attempts: a dead one, or one in the pause after a failure.</summary>
public sealed record RetryJob(JobId Id) : ICommand<JobView>;

internal sealed class RetryJobHandler : IHandler<RetryJob, JobView>
{
    private static readonly Refusal NotFailed = new(
        RefusalKind.Conflict, "job_not_failed", "This job runs, or waits for its time, and has not failed. There is nothing to retry.");

    public async Task<Result<JobView>> Handle(RetryJob command, Call call, CancellationToken ct)
    {
        var job = call.Query<Job>().Where(j => j.Id == command.Id);
        var retried = await job.Failed().RunAgain(call.Now, ct);
        if (await job.AsNoTracking().FirstOrDefaultAsync(ct) is not { } found)
        {
            return Refusal.NotFound("job");
        }

        if (retried == 0)
        {
            return NotFailed;
        }

        call.JobsAreDue();
        return (await call.ViewsOf([found], ct))[0];
    }
}
