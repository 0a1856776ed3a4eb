using System.Globalization;
using Parley.Platform.Ids;

namespace Parley.Desk.Search;

/// <summary>
/// Four weeks, counted from the epoch. A ticket's words on PostgreSQL carry the span of its creation and its workspace as two words more, which
/// nobody can look for: so the newest hits, and those of one workspace, come from the index without a look at the others.
/// </summary>
internal static class SearchSpan
{
    private const double Milliseconds = 28.0 * 24 * 60 * 60 * 1000;

    /// <param name="createdAt">Milliseconds since the epoch.</param>
    public static long Of(long createdAt) => (long)Math.Floor(createdAt / Milliseconds);

    /// <summary>The words of a ticket opened then; migration 0010 writes the same to the rows there were.</summary>
    public static IReadOnlyList<string> Words(WorkspaceId workspace, DateTimeOffset createdAt)
    {
        // The end of an id is random, and two workspaces that share it only see more rows than they need.
        var end = workspace.Value.ToString("N")[^8..];
        return [$"~w{end}", string.Create(CultureInfo.InvariantCulture, $"~s{end}.{Of(createdAt.ToUnixTimeMilliseconds())}")];
    }
}
