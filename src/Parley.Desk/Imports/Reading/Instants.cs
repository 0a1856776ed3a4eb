using System.Globalization;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading;

/// <summary>Reads times as files have them.</summary>
internal static class Instants
{
    public const string Shapes = "2024-03-05T14:22:07Z, 2024-03-05 14:22, 2024-03-05 or 05.03.2024 14:22";

    // One that puts the month first is none of these: 3/5/2024 is March to some and May to others.
    private static readonly string[] Formats =
    [
        .. from date in (string[])["yyyy-MM-dd", "yyyy/MM/dd", "dd.MM.yyyy", "d.M.yyyy"]
           from time in (string[])["", " HH:mm", " HH:mm:ss", " HH:mm:ss.FFFFFFF"]
           from zone in (string[])["", "zzz", " zzz"]
           where time.Length > 0 || zone.Length == 0
           select date + time + zone,
    ];

    /// <summary>Adds what is wrong with it; null then, and where none is given. One without a zone is UTC.</summary>
    public static DateTimeOffset? Read(string? text, string field, DateTimeOffset now, Checks check)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var plain = text.Trim().Replace('T', ' ').Replace(" UTC", "Z", StringComparison.OrdinalIgnoreCase);
        plain = plain.EndsWith('Z') ? plain[..^1] + "+00:00" : plain;
        if (!DateTimeOffset.TryParseExact(plain, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
        {
            check.Add(field, "invalid_time", $"This is no time that is understood here. One looks like {Shapes}.");
            return null;
        }

        if (at > now || at < DateTimeOffset.UnixEpoch)
        {
            check.Add(field, "out_of_range", at > now ? "This time lies in the future." : "This time lies before 1970.");
            return null;
        }

        return DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
    }
}
