using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

/// <summary>Takes a calendar away that nothing is reckoned by.</summary>
public sealed record DeleteCalendar(CalendarId Id) : ICommand<Done>;

internal sealed class DeleteCalendarHandler(IEnumerable<ICalendarUser> users) : IHandler<DeleteCalendar, Done>
{
    public async Task<Result<Done>> Handle(DeleteCalendar command, Call call, CancellationToken ct)
    {
        if (await call.Calendars().FirstOrDefaultAsync(c => c.Id == command.Id, ct) is not { } calendar)
        {
            return Refusal.NotFound("calendar");
        }

        foreach (var user in users)
        {
            if (await user.UseOf(calendar.Id, call, ct) is { } use)
            {
                return new Refusal(RefusalKind.Conflict, "calendar_in_use", $"The calendar {calendar.Name} is needed {use}. Choose another there first.");
            }
        }

        calendar.DeletedAt = call.Now;
        return default(Done);
    }
}
