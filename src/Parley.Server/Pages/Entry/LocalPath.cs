namespace Parley.Server.Pages.Entry;

/// <summary>Where to go on after signing in: a path of this server and nothing else, whatever the address says.</summary>
internal static class LocalPath
{
    /// <summary>
    /// "/" unless it is a plain local path: browsers read "//" and "/\" as another host, and drop tabs and line ends before they look.
    /// </summary>
    public static string Of(string? asked) =>
        asked is ['/', ..] and not ['/', '/' or '\\', ..] && asked.All(c => c is > ' ' and < '\u007f') ? asked : "/";
}
