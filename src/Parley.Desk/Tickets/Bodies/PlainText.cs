using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Parley.Desk.Tickets.Bodies;

/// <summary>Plain text as HTML: its lines kept, its web addresses made links, everything else escaped.</summary>
internal static partial class PlainText
{
    public static string Tidy(string text) => text.ReplaceLineEndings("\n").Trim();

    public static string ToHtml(string text)
    {
        var paragraphs = BlankLines().Split(Tidy(text));
        return string.Concat(paragraphs.Select(p => $"<p>{Linked(p).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));
    }

    private static string Linked(string text)
    {
        var html = new StringBuilder();
        var at = 0;
        foreach (Match match in WebAddress().Matches(text))
        {
            var address = match.Value.TrimEnd('.', ',', ';', ':', '!', '?', ')', '\'', '"');
            var escaped = Escape.Html(address);
            html.Append(Escape.Html(text[at..match.Index]))
                .Append(CultureInfo.InvariantCulture, $"<a href=\"{escaped}\" rel=\"{CleanHtml.LinkRel}\" target=\"_blank\">{escaped}</a>");
            at = match.Index + address.Length;
        }

        return html.Append(Escape.Html(text[at..])).ToString();
    }

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.None, 1000)]
    private static partial Regex BlankLines();

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.NonBacktracking)]
    private static partial Regex WebAddress();
}
