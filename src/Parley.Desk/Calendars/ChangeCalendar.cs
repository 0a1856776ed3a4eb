using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

/// <summary>Changes a calendar as a whole. What runs by it is reckoned anew a few seconds later.</summary>
public sealed record ChangeCalendar(CalendarId Id, CalendarTerms Terms) : ICommand<CalendarView>
{
    public void Check(Checks check) => Terms.Check(check);
}

internal sealed class ChangeCalendarHandler(IEnumerable<ICalendarUser> users) : IHandler<ChangeCalendar, CalendarView>
{
    public async Task<Result<CalendarView>> Handle(ChangeCalendar command, Call call, CancellationToken ct)
    {
        if (await call.Calendars().FirstOrDefaultAsync(c => c.Id == command.Id, ct) is not { } calendar)
        {
            return Refusal.NotFound("calendar");
        }

        if (await call.CalendarNameTaken(command.Terms.Name, command.Id, ct) is { } taken)
        {
            return taken;
        }

        calendar.Change(command.Terms);
        foreach (var user in users)
        {
            user.Changed(calendar.Id, call);
        }

        return CalendarView.Of(calendar);
    }
}
