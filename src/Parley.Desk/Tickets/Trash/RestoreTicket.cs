using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Trash;

/// <summary>Takes a ticket out of the trash, as it was before; what is not there stays as it is.</summary>
public sealed record RestoreTicket(TicketId Ticket) : ICommand<TicketView>;

internal sealed class RestoreTicketHandler : IHandler<RestoreTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(RestoreTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        found.Value.Restore(call);
        return TicketView.Of(found.Value);
    }
}
