using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>Stops a timer, also on a ticket that is closed by now; one that has stopped stays as it is.</summary>
public sealed record StopTimer(TimeEntryId Id) : ICommand<TimeEntryView>;

internal sealed class StopTimerHandler : IHandler<StopTimer, TimeEntryView>
{
    public async Task<Result<TimeEntryView>> Handle(StopTimer command, Call call, CancellationToken ct)
    {
        var entry = await call.Query<TimeEntry>().Include(e => e.Ticket).Include(e => e.Agent).FirstOrDefaultAsync(e => e.Id == command.Id, ct);
        if (entry?.Agent is not { } agent || !call.Caller.MayLogFor(agent.Id))
        {
            return Refusal.NotFound("timer");
        }

        Stop(entry, agent, call);
        return TimeEntryView.Of(entry);
    }

    internal static void Stop(TimeEntry entry, Agent agent, Call call)
    {
        if (entry.Seconds is null)
        {
            entry.Stop(call.Now);
            call.Record(new TimeLogged(entry.TicketId, entry.Id, new Named(agent.Id.Value, agent.Name), null, entry.Seconds, entry.Billable));
        }
    }
}
