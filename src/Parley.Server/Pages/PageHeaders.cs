namespace Parley.Server.Pages;

/// <summary>What the pages' answers tell browsers and search engines besides what every answer does.</summary>
internal static class PageHeaders
{
    // "no-referrer" alone makes browsers send "Origin: null" with our own forms (https://fetch.spec.whatwg.org/#append-a-request-origin-header),
    // and then nobody could tell them from another site's. The last word a browser knows counts, and neither tells another site anything.
    private const string Referrer = "no-referrer, same-origin";

    public static RouteGroupBuilder WithPageHeaders(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            context.HttpContext.Response.Headers["Referrer-Policy"] = Referrer;
            return await next(context);
        });
        return group;
    }

    /// <summary>For what only one person may read: kept nowhere, found by no search.</summary>
    public static RouteGroupBuilder Private(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(async (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.CacheControl = "no-store";
            headers["X-Robots-Tag"] = "noindex, nofollow";
            return await next(context);
        });
        return group;
    }
}
