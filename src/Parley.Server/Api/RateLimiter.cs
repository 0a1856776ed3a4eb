using System.Collections.Concurrent;
using System.Globalization;
using Parley.Platform.Work;

namespace Parley.Server.Api;

/// <summary>
/// So many requests in each minute of the clock, per caller; told in the headers of draft-ietf-httpapi-ratelimit-headers. Kept in memory:
/// each node counts for itself.
/// </summary>
internal sealed class RateLimiter(TimeProvider clock, int limit)
{
    private const int WindowSeconds = 60;

    private readonly ConcurrentDictionary<string, int> _counts = new();
    private long _window;

    /// <summary>Counts the request and writes the headers; false when it is one too many.</summary>
    public bool Admit(HttpContext http, string who)
    {
        if (limit == 0)
        {
            return true;
        }

        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var window = now / WindowSeconds;
        if (Interlocked.Exchange(ref _window, window) != window)
        {
            _counts.Clear();
        }

        var count = _counts.AddOrUpdate(who, 1, (_, n) => n + 1);
        var (left, wait) = (Math.Max(0, limit - count), WindowSeconds - (now % WindowSeconds));
        var headers = http.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";q={limit};w={WindowSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"minute\";r={left};t={wait}");
        if (count <= limit)
        {
            return true;
        }

        headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return false;
    }

    public static Refusal TooMany(HttpContext http) =>
        new(RefusalKind.TooMany, "rate_limited", $"Too many requests. Go on in {http.Response.Headers.RetryAfter} seconds.");
}
