using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

/// <summary>A later capability that reckons by calendars.</summary>
public interface ICalendarUser
{
    /// <summary>What a calendar is still needed for, as part of a sentence; null: for nothing.</summary>
    Task<string?> UseOf(CalendarId calendar, Call call, CancellationToken ct);

    /// <summary>A calendar changes in this call.</summary>
    void Changed(CalendarId calendar, Call call);
}
