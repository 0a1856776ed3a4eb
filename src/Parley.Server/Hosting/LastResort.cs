using Parley.Server.Api;

namespace Parley.Server.Hosting;

/// <summary>Turns what nobody handled into a problem that tells nothing of the inside, and bare error statuses of the API into problems.</summary>
internal sealed class LastResort(RequestDelegate next, ILogger<LastResort> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException error) when (!context.Response.HasStarted)
        {
            var tooLarge = error.StatusCode == StatusCodes.Status413PayloadTooLarge;
            await Problems.Of(error.StatusCode, tooLarge ? "body_too_large" : "bad_request", tooLarge ? "The body is too large." : "The request cannot be read.")
                .ExecuteAsync(context);
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            // The pattern and not the path: a path may hold a customer's secret.
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
            log.LogError(error, "{Method} {Route} failed.", context.Request.Method, route);
            await Problems.Of(500, "internal_error", "Something went wrong here. It is written down; try again.").ExecuteAsync(context);
        }

        if (!context.Request.Path.StartsWithSegments("/api") || context.Response.HasStarted)
        {
            return;
        }

        if (context.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            await Problems.Of(404, "not_found", "There is nothing at this address.").ExecuteAsync(context);
        }
        else if (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            await Problems.Of(405, "method_not_allowed", $"{context.Request.Method} is not possible here.").ExecuteAsync(context);
        }
    }
}
