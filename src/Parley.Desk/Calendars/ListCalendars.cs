using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

/// <summary>The workspace's calendars, oldest first.</summary>
public sealed record ListCalendars(PageRequest Page) : IQuery<Page<CalendarView>>;

internal sealed class ListCalendarsHandler : IHandler<ListCalendars, Page<CalendarView>>
{
    private static readonly Keyset<Calendar, DateTimeOffset, CalendarId> Oldest = Keyset.ByTime<Calendar, CalendarId>("created_at", false, c => c.CreatedAt, c => c.Id);

    public async Task<Result<Page<CalendarView>>> Handle(ListCalendars query, Call call, CancellationToken ct)
    {
        var page = await Oldest.Read(call.Calendars(), "", query.Page, ct);
        return page.Map(p => new Page<CalendarView>([.. p.Rows.Select(CalendarView.Of)], p.Next));
    }
}
