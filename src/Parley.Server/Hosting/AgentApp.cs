namespace Parley.Server.Hosting;

/// <summary>The agent app's files, and its one page for every address that is the app's own.</summary>
internal static class AgentApp
{
    /// <summary>Before routing: the fallback below would otherwise take every address for the app's.</summary>
    public static void UseFiles(WebApplication app) => app.UseStaticFiles(new StaticFileOptions
    {
        OnPrepareResponse = file =>
        {
            // The build puts the content's digest into the names under assets/.
            var lasting = file.Context.Request.Path.StartsWithSegments("/assets");
            file.Context.Response.Headers.CacheControl = lasting ? "public, max-age=31536000, immutable" : "no-cache";
        },
    });

    public static void Map(WebApplication app) => app.MapFallback("/{**path}", Page).ExcludeFromDescription();

    private static async Task Page(HttpContext http, IWebHostEnvironment environment)
    {
        var page = environment.WebRootFileProvider.GetFileInfo("index.html");
        var isApps = HttpMethods.IsGet(http.Request.Method) && !IsOthers(http.Request.Path) && page.Exists;
        if (!isApps)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.CacheControl = "no-cache";
        await http.Response.SendFileAsync(page);
    }

    private static bool IsOthers(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/hubs") || path.StartsWithSegments("/assets") || path.StartsWithSegments("/help")
        || Path.HasExtension(path.Value);
}
