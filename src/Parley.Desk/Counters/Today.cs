namespace Parley.Desk.Counters;

internal static class Today
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>The first instant of the day that it is in a zone.</summary>
    public static DateTimeOffset Began(DateTimeOffset now, TimeZoneInfo zone)
    {
        var first = DateTime.SpecifyKind(TimeZoneInfo.ConvertTime(now, zone).Date, DateTimeKind.Unspecified);
        // Where clocks go forward at midnight, the day begins later; where they go back to before it, the first of both midnights counts.
        while (zone.IsInvalidTime(first))
        {
            first += Step;
        }

        var offset = zone.IsAmbiguousTime(first) ? zone.GetAmbiguousTimeOffsets(first).Max() : zone.GetUtcOffset(first);
        return new DateTimeOffset(first, offset).ToUniversalTime();
    }
}
