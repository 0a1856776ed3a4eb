using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Desk.Tickets;

namespace Parley.Desk.Imports.Reading;

/// <summary>A subject for a conversation that has none: how its first message begins.</summary>
internal static partial class SubjectLine
{
    private const int Short = 15;
    private const int Long = 80;

    public static string Of(string text)
    {
        var line = Blanks().Replace(text, " ").Trim();
        line = Addressed().Replace(line, "").TrimStart('.', ',', ';', ':', '-', ' ') is { Length: > 0 } said ? said : line;
        var sentence = Sentence().Match(line);
        if (sentence.Success && sentence.Length is >= Short and <= Long)
        {
            return sentence.Value.TrimEnd('.', ' ');
        }

        return line.Length <= Long ? line : $"{Cut(line)}…";
    }

    /// <summary>A given one, no longer than a subject can be.</summary>
    public static string Fit(string subject)
    {
        var line = Blanks().Replace(subject, " ").Trim();
        return line.Length <= OpenTicket.SubjectMax ? line : $"{line[..WholeUpTo(line, OpenTicket.SubjectMax - 1)]}…";
    }

    private static string Cut(string line)
    {
        var blank = line.LastIndexOf(' ', Long - 1);
        return line[..(blank >= Long / 2 ? blank : WholeUpTo(line, Long - 1))].TrimEnd(' ', ',', ';', ':', '-');
    }

    // Not through the middle of what is seen as one character.
    private static int WholeUpTo(string line, int most)
    {
        var at = 0;
        while (at < line.Length && at + StringInfo.GetNextTextElementLength(line, at) is var next && next <= most)
        {
            at = next;
        }

        return at > 0 ? at : most;
    }

    [GeneratedRegex(@"[\s\p{Cc}]+")]
    private static partial Regex Blanks();

    // "@airline @other hello": to whom it went says nothing of what it is about.
    [GeneratedRegex(@"^(?:@\w+[,:]?\s+)+")]
    private static partial Regex Addressed();

    [GeneratedRegex(@"^.*?[.!?…]+(?=\s)")]
    private static partial Regex Sentence();
}
