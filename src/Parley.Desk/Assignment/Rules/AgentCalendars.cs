using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Calendars;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Rules;

/// <summary>Agents work by calendars.</summary>
internal sealed class AgentCalendars(KnownAssignment known) : ICalendarUser
{
    public async Task<string?> UseOf(CalendarId calendar, Call call, CancellationToken ct)
    {
        var users = call.Query<AgentDuty>().Where(d => d.CalendarId == calendar).Select(d => d.AgentId);
        return await call.Query<Agent>().Where(a => users.Contains(a.Id)).Select(a => a.Name).FirstOrDefaultAsync(ct) is { } agent ? $"as the working hours of {agent}" : null;
    }

    public void Changed(CalendarId calendar, Call call) => call.AfterCommit(() => known.Changed(call.Workspace));
}
