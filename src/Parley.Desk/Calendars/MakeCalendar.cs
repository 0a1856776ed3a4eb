using Parley.Platform.Work;

namespace Parley.Desk.Calendars;

public sealed record MakeCalendar(CalendarTerms Terms) : ICommand<CalendarView>
{
    public void Check(Checks check) => Terms.Check(check);
}

internal sealed class MakeCalendarHandler : IHandler<MakeCalendar, CalendarView>
{
    public async Task<Result<CalendarView>> Handle(MakeCalendar command, Call call, CancellationToken ct) =>
        await call.CalendarNameTaken(command.Terms.Name, null, ct) is { } taken ? taken : CalendarView.Of(call.Add(Calendar.Of(command.Terms, call)));
}
