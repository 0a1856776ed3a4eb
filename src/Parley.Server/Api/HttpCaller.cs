using Parley.Platform.Work;
using Parley.Server.Hosting;

namespace Parley.Server.Api;

/// <summary>Asks anew who is behind a key or a session, for lines that outlive their first request; null when it is no longer valid.</summary>
internal delegate Task<Caller?> AskAgain(CancellationToken ct);

/// <summary>What the gate found out about a request.</summary>
internal static class HttpCaller
{
    /// <summary>Who asks. Only behind <see cref="CallerGate"/>.</summary>
    public static Caller Caller(this HttpContext http) =>
        http.Features.Get<Caller>() ?? throw new InvalidOperationException("No caller: this endpoint does not stand behind the gate.");

    /// <summary>The browser's session; null for a key.</summary>
    public static BrowserSession? Session(this HttpContext http) => http.Features.Get<BrowserSession>();

    /// <summary>This server's address as others reach it, without a slash at the end.</summary>
    public static string PublicUrl(this HttpContext http) =>
        http.RequestServices.GetRequiredService<Settings>().PublicUrl ?? $"{http.Request.Scheme}://{http.Request.Host}";

    public static void SetCaller(this HttpContext http, Caller caller) => http.Features.Set(caller);
}
