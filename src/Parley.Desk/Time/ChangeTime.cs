using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>Corrects logged time; what is null stays. A running timer takes a note and whether it is billable, and gets its length when it stops.</summary>
public sealed record ChangeTime(TimeEntryId Id, int? Seconds, bool? Billable, string? Note) : ICommand<TimeEntryView>
{
    public void Check(Checks check) => TimeRules.Check(check, Seconds, Note);
}

internal sealed class ChangeTimeHandler : IHandler<ChangeTime, TimeEntryView>
{
    public async Task<Result<TimeEntryView>> Handle(ChangeTime command, Call call, CancellationToken ct)
    {
        var found = await call.TimeToChange(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var entry = found.Value;
        if (entry.Seconds is null && command.Seconds is not null)
        {
            return Refusal.Invalid("/seconds", "running", "This timer is running. Stop it first.");
        }

        var (from, wasBillable) = (entry.Seconds, entry.Billable);
        entry.Seconds = command.Seconds ?? entry.Seconds;
        entry.Billable = command.Billable ?? entry.Billable;
        entry.Note = command.Note?.Trim() ?? entry.Note;
        if (entry.Seconds is not null && (from, wasBillable) != (entry.Seconds, entry.Billable))
        {
            call.Record(new TimeLogged(entry.TicketId, entry.Id, new Named(entry.AgentId.Value, entry.Agent!.Name), from, entry.Seconds, entry.Billable)); // loaded with it
        }

        return TimeEntryView.Of(entry);
    }
}
