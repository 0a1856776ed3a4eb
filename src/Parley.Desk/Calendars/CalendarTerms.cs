using NodaTime;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

/// <summary>When there is work: what a calendar says.</summary>
/// <param name="TimeZone">A name of the IANA time zone database, such as <c>Europe/Berlin</c>.</param>
public sealed record CalendarTerms(string Name, string TimeZone, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<Holiday> Holidays)
{
    private const int MostHours = 100;
    private const int MostHolidays = 500;

    internal DateTimeZone? Zone => DateTimeZoneProviders.Tzdb.Ids.Contains(TimeZone) ? DateTimeZoneProviders.Tzdb[TimeZone] : null;

    public void Check(Checks check)
    {
        check.Required("/name", Name, 100);
        if (Zone is null)
        {
            check.Add("/time_zone", TimeZone.Length == 0 ? "required" : "unknown_zone", "A time zone has a name such as Europe/Berlin.");
        }

        if (Hours.Count == 0)
        {
            check.Add("/hours", "required", "A calendar without working hours would make every promise wait for ever. Name at least one stretch of a day.");
        }

        check.AtMost("/hours", Hours, MostHours);
        CheckHours(check);
        check.AtMost("/holidays", Holidays, MostHolidays);
        for (var i = 0; i < Holidays.Count; i++)
        {
            // JSON may say null.
            (Holidays[i] ?? new Holiday(null, null, false)).Check(check, $"/holidays/{i}");
        }
    }

    private void CheckHours(Checks check)
    {
        var taken = new List<(DayOfWeek? Day, int? From, int? To)>();
        for (var i = 0; i < Hours.Count; i++)
        {
            var hours = Hours[i] ?? new WorkingHours(null, null, null);
            if (!hours.Check(check, $"/hours/{i}"))
            {
                continue;
            }

            var (from, to) = (WorkingHours.MinuteOf(hours.From), WorkingHours.MinuteOf(hours.To));
            if (taken.Any(t => t.Day == hours.Day && t.From < to && from < t.To))
            {
                check.Add($"/hours/{i}", "overlap", "Another stretch of this day covers some of this one already.");
            }

            taken.Add((hours.Day, from, to));
        }
    }
}
