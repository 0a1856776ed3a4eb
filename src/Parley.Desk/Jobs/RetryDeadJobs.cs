using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Jobs;

/// <summary>Lets dead jobs run again, those that died first before the others; so many at once that nobody else waits long for the database.</summary>
/// <param name="Kind">Null: of all kinds.</param>
public sealed record RetryDeadJobs(string? Kind) : ICommand<RetriedJobs>
{
    public void Check(Checks check) => check.Optional("/kind", Kind, 100);
}

/// <param name="Left">How many dead ones there still are; ask again until there are none.</param>
public sealed record RetriedJobs(int Retried, int Left);

internal sealed class RetryDeadJobsHandler : IHandler<RetryDeadJobs, RetriedJobs>
{
    public async Task<Result<RetriedJobs>> Handle(RetryDeadJobs command, Call call, CancellationToken ct)
    {
        var dead = call.Query<Job>().In(JobState.Dead, call.Now);
        dead = command.Kind is { } kind ? dead.Where(j => j.Kind == kind) : dead;
        var retried = await dead.RunSomeAgain(call.Query<Job>(), call.Now, ct);
        call.JobsAreDue();
        return new RetriedJobs(retried, await dead.CountAsync(ct));
    }
}
