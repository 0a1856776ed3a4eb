using Microsoft.AspNetCore.Http.HttpResults;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Server.Hosting;

/// <summary>What a load balancer asks: whether the process lives, and whether it can do its work.</summary>
internal static class Health
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => "live").ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(EffectsHold effects, JobBook jobs, IHostApplicationLifetime life, ILogger<WebApplication> log, CancellationToken ct)
    {
        if (life.ApplicationStopping.IsCancellationRequested)
        {
            return Unready("stopping");
        }

        try
        {
            return TypedResults.Text(string.Join("; ", (string[])["ready", .. Held(await effects.HeldSince(ct)), Backlog(await jobs.ReadBacklog(ct))]));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "The database does not answer.");
            return Unready("the database does not answer");
        }
    }

    // Not a reason to send requests elsewhere: other nodes have the same.
    private static string Backlog(JobBook.Backlog backlog) =>
        backlog.Due == 0 ? "jobs due: 0" : $"jobs due: {backlog.Due}, the oldest for {Math.Floor(backlog.Oldest.TotalSeconds)} s";

    private static IEnumerable<string> Held(DateTimeOffset? since) =>
        since is null ? [] : [$"outgoing effects are held since {since:yyyy-MM-dd HH:mm} UTC"];

    private static ContentHttpResult Unready(string why) => TypedResults.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable);
}
