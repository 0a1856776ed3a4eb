namespace Parley.Server.Hosting;

/// <summary>A path under /api without a version is the same thing as its twin under /api/v1.</summary>
internal sealed class ApiPaths(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api", out var rest) && !rest.StartsWithSegments("/v1"))
        {
            context.Request.Path = "/api/v1" + rest;
        }

        return next(context);
    }
}
