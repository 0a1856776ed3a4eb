using System.Collections.Frozen;
using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Parley.Server.Hosting;

/// <summary>Says on a request's span what it was and how it ended: ASP.NET Core leaves that to a package. The route's pattern, never the path.</summary>
internal sealed class RequestSpans(RequestDelegate next)
{
    private static readonly FrozenSet<string> Methods = FrozenSet.Create("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    public async Task InvokeAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } span)
        {
            await next(http);
            return;
        }

        if (http.Request.Path.StartsWithSegments("/health"))
        {
            // A load balancer's, every few seconds.
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        try
        {
            await next(http);
        }
        finally
        {
            Describe(span, http);
        }
    }

    private static void Describe(Activity span, HttpContext http)
    {
        var method = Methods.Contains(http.Request.Method) ? http.Request.Method : "_OTHER";
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        span.DisplayName = route is null ? method : $"{method} {route}";
        span.SetTag("http.request.method", method).SetTag("http.route", route).SetTag("http.response.status_code", http.Response.StatusCode);
        if (http.Response.StatusCode >= 500)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
