using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Server.Hosting;

/// <summary>What a load balancer asks: whether the process lives, and whether it can do its work.</summary>
internal static class Health
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => "live").ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(Sessions sessions, ILogger<WebApplication> log, CancellationToken ct)
    {
        try
        {
            await using var session = await sessions.Read(null, ct);
            await session.Db.Database.ExecuteSqlRawAsync("select 1", ct);
            return TypedResults.Text("ready");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "The database does not answer.");
            return TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
