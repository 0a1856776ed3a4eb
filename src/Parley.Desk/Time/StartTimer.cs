using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>Starts an agent's timer on a ticket. One that runs on another ticket is stopped and kept; on the same it runs on.</summary>
/// <param name="Agent">Null: the caller.</param>
public sealed record StartTimer(TicketId Ticket, AgentId? Agent, bool Billable, string? Note) : ICommand<TimeEntryView>
{
    public void Check(Checks check) => check.Optional("/note", Note, TimeEntry.NoteMax);
}

internal sealed class StartTimerHandler : IHandler<StartTimer, TimeEntryView>
{
    public async Task<Result<TimeEntryView>> Handle(StartTimer command, Call call, CancellationToken ct)
    {
        var ticket = await call.TicketToChange(command.Ticket, ct);
        if (ticket.Refusal is { } refusal)
        {
            return refusal;
        }

        var whose = await call.AgentOfTime(command.Agent, ct);
        if (whose.Refusal is { } nobody)
        {
            return nobody;
        }

        var agent = whose.Value;
        var running = await call.Query<TimeEntry>().Include(e => e.Ticket).FirstOrDefaultAsync(e => e.AgentId == agent.Id && e.Seconds == null, ct);
        if (running?.TicketId == command.Ticket)
        {
            return TimeEntryView.Of(running);
        }

        if (running is not null)
        {
            StopTimerHandler.Stop(running, agent, call);
            await call.Session.Save(ct); // before the next one: there is one running at most
        }

        return TimeEntryView.Of(call.Add(new TimeEntry
        {
            Id = call.Ids.Next<TimeEntryId>(),
            WorkspaceId = call.Workspace,
            TicketId = command.Ticket,
            Ticket = ticket.Value,
            AgentId = agent.Id,
            Agent = agent,
            StartedAt = call.Now,
            Billable = command.Billable,
            Note = command.Note?.Trim() ?? "",
            CreatedAt = call.Now,
        }));
    }
}
