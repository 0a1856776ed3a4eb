using Parley.Desk.Jobs;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Server.Api;

/// <summary>The workspace's background work: what waits, what runs, and what was given up.</summary>
internal static class JobsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var jobs = api.MapGroup("/jobs").WithTags("Jobs");
        jobs.Get("/", List).Named("listJobs", "List jobs that are not done, newest first")
            .Paged(
                new QueryParameter("state", "Only waiting, running or dead ones; dead ones by when they were given up.", "dead"),
                new QueryParameter("kind", "Only of this kind.", "webhook.deliver"))
            .Gives<Page<JobView>>(200, 400, 422);
        jobs.Get("/summary", Count).Named("countJobs", "Count jobs by kind").Gives<JobSummary>(200, 400);
        jobs.Post("/{id:guid}/retry", Retry).Named("retryJob", "Let a job that has failed run again now").Gives<JobView>(200, 404, 409);
        jobs.Post("/retry", RetryDead).Named("retryDeadJobs", "Let dead jobs run again, up to 1,000 at once, the oldest first")
            .Takes<RetryDeadJobsBody>().Gives<RetriedJobs>(200, 400, 422);
        jobs.Delete("/{id:guid}", Discard).Named("discardJob", "Discard a dead job").GivesNothing(404, 409);
    }

    private static Task<IResult> List(HttpContext http) => Door.Run(http, q => new ListJobs(q.Word<JobState>("state"), q.Text("kind"), q.Page()));

    private static Task<IResult> Count(HttpContext http) => Door.Run(http, _ => new CountJobs());

    private static Task<IResult> Retry(HttpContext http, Guid id) => Door.Run(http, _ => new RetryJob(JobId.From(id)));

    private static Task<IResult> RetryDead(HttpContext http) => Door.Run<RetryDeadJobsBody, RetriedJobs>(http, b => new RetryDeadJobs(b.Kind));

    private static Task<IResult> Discard(HttpContext http, Guid id) => Door.Run(http, _ => new DiscardJob(JobId.From(id)), Door.NoContent);
}

internal sealed record RetryDeadJobsBody
{
    /// <summary>Only of this kind; all kinds if not given.</summary>
    public string? Kind { get; init; }
}
