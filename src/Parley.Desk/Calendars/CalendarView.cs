namespace Parley.Desk.Calendars;

/// <summary>A calendar as others see it.</summary>
/// <param name="TimeZone">A name of the IANA time zone database.</param>
/// <param name="Hours">When there is work in a usual week, in the order given.</param>
/// <param name="Holidays">Whole days without work.</param>
public sealed record CalendarView(CalendarId Id, string Name, string TimeZone, IReadOnlyList<WorkingHours> Hours, IReadOnlyList<Holiday> Holidays, DateTimeOffset CreatedAt)
{
    internal static CalendarView Of(Calendar calendar)
    {
        var terms = calendar.Terms;
        return new CalendarView(calendar.Id, terms.Name, terms.TimeZone, terms.Hours, terms.Holidays, calendar.CreatedAt);
    }
}
