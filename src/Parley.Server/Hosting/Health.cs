using Parley.Platform.Work;

namespace Parley.Server.Hosting;

/// <summary>What a load balancer asks: whether the process lives, and whether it can do its work.</summary>
internal static class Health
{
    public static void Map(WebApplication app)
    {
        app.MapGet("/health/live", () => "live").ExcludeFromDescription();
        app.MapGet("/health/ready", Ready).ExcludeFromDescription();
    }

    private static async Task<IResult> Ready(EffectsHold effects, ILogger<WebApplication> log, CancellationToken ct)
    {
        try
        {
            return TypedResults.Text(await effects.HeldSince(ct) is { } since
                ? $"ready; outgoing effects are held since {since:yyyy-MM-dd HH:mm} UTC"
                : "ready");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogWarning(error, "The database does not answer.");
            return TypedResults.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
