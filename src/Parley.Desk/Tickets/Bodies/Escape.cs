namespace Parley.Desk.Tickets.Bodies;

internal static class Escape
{
    /// <summary>For HTML text and quoted attributes. Only what HTML reads is changed; letters and emoji of all scripts stay what they are.</summary>
    public static string Html(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}
