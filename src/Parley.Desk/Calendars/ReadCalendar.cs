using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

public sealed record ReadCalendar(CalendarId Id) : IQuery<CalendarView>;

internal sealed class ReadCalendarHandler : IHandler<ReadCalendar, CalendarView>
{
    public async Task<Result<CalendarView>> Handle(ReadCalendar query, Call call, CancellationToken ct) =>
        await call.Calendars().FirstOrDefaultAsync(c => c.Id == query.Id, ct) is { } calendar ? CalendarView.Of(calendar) : Refusal.NotFound("calendar");
}
