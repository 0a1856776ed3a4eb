using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>Takes logged time away, or a running timer.</summary>
public sealed record DeleteTime(TimeEntryId Id) : ICommand<Done>;

internal sealed class DeleteTimeHandler : IHandler<DeleteTime, Done>
{
    public async Task<Result<Done>> Handle(DeleteTime command, Call call, CancellationToken ct)
    {
        var found = await call.TimeToChange(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var entry = found.Value;
        call.Session.Db.Remove(entry);
        if (entry.Seconds is { } seconds)
        {
            call.Record(new TimeLogged(entry.TicketId, entry.Id, new Named(entry.AgentId.Value, entry.Agent!.Name), seconds, null, entry.Billable)); // loaded with it
        }

        return default(Done);
    }
}
