using System.Globalization;
using System.Text.RegularExpressions;
using Parley.Platform.Work;

namespace Parley.Desk.Search.Language;

/// <summary>A stretch of time as a query names it: a day, a month, an instant, so long before now. Days are UTC's.</summary>
/// <param name="From">Its first instant, seen from now.</param>
/// <param name="To">The first behind it.</param>
internal sealed partial record QueryTime(Func<DateTimeOffset, DateTimeOffset> From, Func<DateTimeOffset, DateTimeOffset> To)
{
    // Far enough for whoever looks back, and never before the calendar.
    private const int MostUnits = 9999;

    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    /// <summary>In the one writing that stands for it.</summary>
    public static string Tidy(string text) => text.Contains('T', StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(text[0]) ? text.ToUpperInvariant() : text.ToLowerInvariant();

    /// <summary>Null: it names no time.</summary>
    public static QueryTime? Read(string text) => text switch
    {
        QueryField.Now => Of(now => now, Instant),
        "today" => Of(Midnight, TimeSpan.FromDays(1)),
        "yesterday" => Of(now => Midnight(now).AddDays(-1), TimeSpan.FromDays(1)),
        _ => Relative(text) ?? Absolute(text),
    };

    private static QueryTime? Relative(string text)
    {
        var match = Ago().Match(text);
        if (!match.Success || !int.TryParse(match.Groups["count"].ValueSpan, CultureInfo.InvariantCulture, out var count) || count > MostUnits)
        {
            return null;
        }

        var by = match.Groups["sign"].Value == "-" ? -count : count;
        return match.Groups["unit"].Value switch
        {
            "min" => Of(now => now.AddMinutes(by), Instant),
            "h" => Of(now => now.AddHours(by), Instant),
            "d" => Of(now => now.AddDays(by), Instant),
            "w" => Of(now => now.AddDays(7 * by), Instant),
            "mo" => count > 1200 ? null : Of(now => now.AddMonths(by), Instant),
            _ => count > 100 ? null : Of(now => now.AddYears(by), Instant),
        };
    }

    private static QueryTime? Absolute(string text)
    {
        if (Parse(text, "yyyy-MM-dd") is { } day)
        {
            return Of(_ => day, TimeSpan.FromDays(1));
        }

        if (Parse(text, "yyyy-MM") is { } month)
        {
            return new QueryTime(_ => month, _ => month.AddMonths(1));
        }

        if (Parse(text, "yyyy") is { } year)
        {
            return new QueryTime(_ => year, _ => year.AddYears(1));
        }

        if (Parse(text, "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mmZ", "yyyy-MM-ddTHH:mmzzz") is { } minute)
        {
            return Of(_ => minute, TimeSpan.FromMinutes(1));
        }

        return PublicJson.TryReadInstant(text, out var instant) && IsOfOurTime(instant) ? Of(_ => instant, Instant) : null;
    }

    private static DateTimeOffset? Parse(string text, params string[] formats) =>
        DateTimeOffset.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && IsOfOurTime(at)
            ? at
            : null;

    private static bool IsOfOurTime(DateTimeOffset at) => at.Year is >= 1900 and < 9000;

    private static QueryTime Of(Func<DateTimeOffset, DateTimeOffset> from, TimeSpan length) => new(from, now => from(now) + length);

    private static DateTimeOffset Midnight(DateTimeOffset now) => new(now.UtcDateTime.Date, TimeSpan.Zero);

    [GeneratedRegex("^(?<sign>[-+])(?<count>[0-9]{1,4})(?<unit>min|h|d|w|mo|y)$", RegexOptions.NonBacktracking)]
    private static partial Regex Ago();
}
