using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>Logs time that was spent on a ticket.</summary>
/// <param name="Agent">Null: the caller.</param>
/// <param name="StartedAt">Null: it ended now.</param>
public sealed record AddTime(TicketId Ticket, AgentId? Agent, int? Seconds, bool Billable, string? Note, DateTimeOffset? StartedAt) : ICommand<TimeEntryView>
{
    public void Check(Checks check)
    {
        check.Given("/seconds", Seconds);
        TimeRules.Check(check, Seconds, Note);
    }
}

internal static class TimeRules
{
    public static void Check(Checks check, int? seconds, string? note)
    {
        if (seconds is < 1 or > TimeEntry.Longest)
        {
            check.Add("/seconds", "out_of_range", $"A whole number of seconds from 1 to {TimeEntry.Longest:N0}, which is just under 100 hours.");
        }

        check.Optional("/note", note, TimeEntry.NoteMax);
    }
}

internal sealed class AddTimeHandler : IHandler<AddTime, TimeEntryView>
{
    public async Task<Result<TimeEntryView>> Handle(AddTime command, Call call, CancellationToken ct)
    {
        var ticket = await call.TicketToChange(command.Ticket, ct);
        if (ticket.Refusal is { } refusal)
        {
            return refusal;
        }

        var agent = await call.AgentOfTime(command.Agent, ct);
        if (agent.Refusal is { } nobody)
        {
            return nobody;
        }

        if (command.StartedAt > call.Now)
        {
            return Refusal.Invalid("/started_at", "in_the_future", "This time has not come yet.");
        }

        var seconds = command.Seconds!.Value; // checked to be given
        var entry = call.Add(new TimeEntry
        {
            Id = call.Ids.Next<TimeEntryId>(),
            WorkspaceId = call.Workspace,
            TicketId = command.Ticket,
            Ticket = ticket.Value,
            AgentId = agent.Value.Id,
            Agent = agent.Value,
            StartedAt = command.StartedAt ?? call.Now.AddSeconds(-seconds),
            Seconds = seconds,
            Billable = command.Billable,
            Note = command.Note?.Trim() ?? "",
            CreatedAt = call.Now,
        });
        call.Record(new TimeLogged(entry.TicketId, entry.Id, new Named(agent.Value.Id.Value, agent.Value.Name), null, seconds, entry.Billable));
        return TimeEntryView.Of(entry);
    }
}
