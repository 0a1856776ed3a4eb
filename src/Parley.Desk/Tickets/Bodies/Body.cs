using Markdig;

namespace Parley.Desk.Tickets.Bodies;

public enum BodyFormat
{
    Text,
    Html,
    Markdown,
}

/// <summary>What was written, ready to be kept and shown.</summary>
/// <param name="Html">Cleaned by the allow-list.</param>
/// <param name="Text">The same without markup.</param>
public sealed record Body(string Html, string Text)
{
    /// <summary>Characters of what is sent in.</summary>
    public const int Max = 100_000;

    private static readonly MarkdownPipeline Markdown = new MarkdownPipelineBuilder().UseAutoLinks().UsePipeTables().UseSoftlineBreakAsHardlineBreak().DisableHtml().Build();

    public static Body From(string written, BodyFormat format) => format switch
    {
        BodyFormat.Text => new Body(PlainText.ToHtml(written), PlainText.Tidy(written)),
        BodyFormat.Markdown => FromMarkdown(written),
        _ => FromHtml(written),
    };

    private static Body FromMarkdown(string written)
    {
        try
        {
            return FromHtml(Markdig.Markdown.ToHtml(written, Markdown));
        }
        catch (ArgumentException)
        {
            // Nested deeper than Markdig follows: nobody writes so, but nothing that was written is lost.
            return From(written, BodyFormat.Text);
        }
    }

    private static Body FromHtml(string html)
    {
        if (OpenMarks.AreTooMany(html))
        {
            return From(html, BodyFormat.Text);
        }

        var (clean, text) = CleanHtml.Clean(html);
        return new Body(clean, text);
    }
}
