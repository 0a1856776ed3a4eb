namespace Parley.Server.Hosting;

/// <summary>The agent app's files, and its one page for every address that is the app's own.</summary>
internal static class AgentApp
{
    public static void UseFiles(WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file =>
        {
            // The build puts the content's digest into the names under assets/.
            var lasting = file.Context.Request.Path.StartsWithSegments("/assets");
            file.Context.Response.Headers.CacheControl = lasting ? "public, max-age=31536000, immutable" : "no-cache";
        },
    });

    /// <summary>Behind routing, and no endpoint: as one it would answer for the API's wherever only their method or body type does not fit.</summary>
    public static void UsePage(WebApplication app) => app.Use((HttpContext http, RequestDelegate next) =>
        http.GetEndpoint() is null && HttpMethods.IsGet(http.Request.Method) && !IsOthers(http.Request.Path)
            ? Send(http, app.Environment, "index.html")
            : next(http));

    public static void Map(WebApplication app) => app.MapGet("/docs", ApiDocs).ExcludeFromDescription();

    private static Task ApiDocs(HttpContext http, IWebHostEnvironment environment)
    {
        // The viewer is not ours and sets styles in its markup; nobody's words are shown there.
        http.Response.Headers.ContentSecurityPolicy = SecurityHeaders.Policy.Replace("style-src 'self'", "style-src 'self' 'unsafe-inline'", StringComparison.Ordinal);
        return Send(http, environment, "docs/index.html");
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static async Task Send(HttpContext http, IWebHostEnvironment environment, string name)
    {
        var page = environment.WebRootFileProvider.GetFileInfo(name);
        if (!page.Exists)
        {
            await NotFound(http);
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        await http.Response.SendFileAsync(page);
    }

    private static readonly PathString[] Others = ["/api", "/assets", "/auth", "/health", "/help", "/hooks", "/hubs", "/openapi", "/rate", "/_test"];

    private static bool IsOthers(PathString path) =>
        Others.Any(other => path.StartsWithSegments(other)) || Path.HasExtension(path.Value);
}
