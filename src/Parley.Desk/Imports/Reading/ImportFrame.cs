using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading;

/// <summary>What holds for all rows of a file.</summary>
/// <param name="Source">Whose ids they carry.</param>
/// <param name="Now">No time of theirs is later.</param>
/// <param name="Share">How far the file has been read, 0 to 1; null: nobody knows.</param>
public sealed record ImportFrame(string Source, ImportSettings Settings, DateTimeOffset Now, Func<double?> Share)
{
    /// <summary>Says what of the settings cannot be.</summary>
    public static void Check(Checks check, string source, ImportSettings settings)
    {
        check.Required("/source", source, ImportRows.SourceMax);
        if (settings.Tag is { } tag)
        {
            TagRules.Check(check, [tag], _ => "/tag");
        }

        if (settings.SpreadDays is < 0 or > ImportSettings.MostSpreadDays)
        {
            check.Add("/spread_days", "out_of_range", $"A whole number from 0 to {ImportSettings.MostSpreadDays:N0}.");
        }
    }

    /// <summary>The row's own tags and the one that all get.</summary>
    internal List<string> Tags(IReadOnlyList<string> own) => TagRules.Tidy(Settings.Tag is { } tag ? [.. own, tag] : own);

    internal DateTimeOffset UnknownTime(byte[] digest) => MessageTimes.Unknown(digest, Share(), Settings.SpreadDays, Now);
}
