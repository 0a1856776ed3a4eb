namespace Parley.Server.Realtime;

/// <summary>
/// Takes no new line while the server stops. A screen whose line was just closed tries again at once; what would be opened then is
/// closed by nobody, and the server would wait for it until its patience ends.
/// </summary>
internal sealed class ClosingTime(RequestDelegate next, IHostApplicationLifetime life)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!life.ApplicationStopping.IsCancellationRequested || !http.Request.Path.StartsWithSegments("/hubs"))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }
}
