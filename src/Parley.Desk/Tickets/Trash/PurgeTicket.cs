using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Trash;

/// <summary>Removes a ticket that lies in the trash for ever, with all that was merged into it.</summary>
public sealed record PurgeTicket(TicketId Ticket) : ICommand<Done>;

internal sealed class PurgeTicketHandler(LocalFiles files) : IHandler<PurgeTicket, Done>
{
    public async Task<Result<Done>> Handle(PurgeTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (found.Value.DeletedAt is null)
        {
            return new Refusal(RefusalKind.Conflict, "not_in_trash", $"Ticket {found.Value.Number} is not in the trash. Delete it first.");
        }

        await TicketRemains.Remove(found.Value, files, call, ct);
        return default(Done);
    }
}
