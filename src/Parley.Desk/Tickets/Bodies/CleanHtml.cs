using System.Collections.Frozen;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Parley.Desk.Tickets.Bodies;

/// <summary>
/// HTML through an allow-list, on a browser's parser: what is not named here does not pass, and what passes is written anew, so that no
/// trick of the input's spelling survives. Stands in for HtmlSanitizer (docs/decisions/0005).
/// </summary>
internal static class CleanHtml
{
    public const string LinkRel = "noopener noreferrer nofollow";

    // Deeper nesting than any writing has; below it only the text is kept, so that a hostile page cannot exhaust the stack.
    private const int MaxDepth = 60;

    private static readonly FrozenSet<string> Kept = new[]
    {
        "a", "b", "blockquote", "br", "code", "del", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "ins", "li", "ol", "p", "pre", "s",
        "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
    }.ToFrozenSet();

    // Their content is no text for people.
    private static readonly FrozenSet<string> Dropped = new[]
    {
        "script", "style", "template", "iframe", "object", "embed", "noscript", "svg", "math", "head", "title", "select", "textarea", "xmp",
        "noembed", "noframes", "plaintext", "audio", "video", "canvas",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Void = new[] { "br", "hr" }.ToFrozenSet();

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "blockquote", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "table", "tr", "ul",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> LinkSchemes = new[] { "http", "https", "mailto", "tel" }.ToFrozenSet();

    public static (string Html, string Text) Clean(string html)
    {
        var document = new HtmlParser().ParseDocument(html);
        var (clean, text) = (new StringBuilder(), new StringBuilder());
        if (document.Body is not null)
        {
            Write(document.Body, clean, text, 0);
        }

        return (clean.ToString().Trim(), PlainTextOf(text));
    }

    private static void Write(INode parent, StringBuilder html, StringBuilder text, int depth)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText { Data: var data })
            {
                html.Append(Escape.Html(data));
                text.Append(data);
            }
            else if (node is IElement element && !Dropped.Contains(element.LocalName))
            {
                Write(element, html, text, depth);
            }
        }
    }

    private static void Write(IElement element, StringBuilder html, StringBuilder text, int depth)
    {
        var name = element.LocalName;
        if (depth >= MaxDepth)
        {
            var rest = element.TextContent;
            html.Append(Escape.Html(rest));
            text.Append(rest);
            return;
        }

        if (name == "img")
        {
            // Pictures from elsewhere tell the sender who reads when; their description stays.
            html.Append(Escape.Html(element.GetAttribute("alt") ?? ""));
            return;
        }

        if (Blocks.Contains(name) || name == "br")
        {
            text.Append('\n');
        }

        if (!Kept.Contains(name))
        {
            Write((INode)element, html, text, depth + 1);
            return;
        }

        html.Append('<').Append(name).Append(Attributes(element)).Append('>');
        if (!Void.Contains(name))
        {
            Write((INode)element, html, text, depth + 1);
            html.Append("</").Append(name).Append('>');
        }

        if (Blocks.Contains(name))
        {
            text.Append('\n');
        }
    }

    private static string Attributes(IElement element) => element.LocalName switch
    {
        "a" when SafeLink(element.GetAttribute("href")) is { } href => $" href=\"{Escape.Html(href)}\" rel=\"{LinkRel}\" target=\"_blank\"",
        "td" or "th" => Span(element, "colspan") + Span(element, "rowspan"),
        "ol" => Span(element, "start"),
        _ => "",
    };

    private static string? SafeLink(string? href) =>
        href is not null && Uri.TryCreate(href.Trim(), UriKind.Absolute, out var uri) && LinkSchemes.Contains(uri.Scheme) ? uri.AbsoluteUri : null;

    private static string Span(IElement element, string name) =>
        short.TryParse(element.GetAttribute(name), out var number) && number is > 0 and <= 1000 ? $" {name}=\"{number}\"" : "";

    private static string PlainTextOf(StringBuilder text)
    {
        var lines = text.ToString().ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim());
        var result = new StringBuilder();
        var blank = true;
        foreach (var line in lines)
        {
            // A run of empty lines, which nested blocks leave, is one.
            if (line.Length > 0 || !blank)
            {
                result.Append(line).Append('\n');
            }

            blank = line.Length == 0;
        }

        return result.ToString().Trim();
    }
}
