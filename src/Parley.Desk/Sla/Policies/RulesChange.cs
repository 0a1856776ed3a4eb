using Microsoft.EntityFrameworkCore;
using Parley.Desk.Calendars;
using Parley.Desk.Sla.Clocks;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Desk.Sla.Policies;

/// <summary>What follows when policies or their calendars change: all nodes read them anew, and then what runs is reckoned anew.</summary>
internal sealed class RulesChange(KnownRules known) : ICalendarUser
{
    public void Announce(Call call)
    {
        call.AfterCommit(() => known.Changed(call.Workspace));
        call.Append(new Job
        {
            Id = call.Ids.Next<JobId>(),
            WorkspaceId = call.Workspace,
            Kind = ReckonClocks.Kind,
            Key = ReckonClocks.Kind,
            Data = "{}",
            // When no node knows the old rules any more.
            RunAt = call.Now + KnownRules.Kept + TimeSpan.FromSeconds(1),
            CreatedAt = call.Now,
        });
    }

    public async Task<string?> UseOf(CalendarId calendar, Call call, CancellationToken ct) =>
        await call.Policies().Where(p => p.CalendarId == calendar).Select(p => p.Name).FirstOrDefaultAsync(ct) is { } policy ? $"for the policy {policy}" : null;

    public void Changed(CalendarId calendar, Call call) => Announce(call);
}
