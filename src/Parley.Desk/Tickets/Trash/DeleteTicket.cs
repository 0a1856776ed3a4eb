using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Trash;

/// <summary>Puts a ticket into the trash, out of all lists, searches and counters and off the customer's page; what is there already stays there.</summary>
public sealed record DeleteTicket(TicketId Ticket) : ICommand<TicketView>;

internal sealed class DeleteTicketHandler : IHandler<DeleteTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(DeleteTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToPutAside(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        found.Value.Delete(call);
        return TicketView.Of(found.Value);
    }
}

internal static class PuttingAside
{
    /// <summary>Loads a ticket to delete it or to call it spam: closed ones too, but none whose messages are another's now.</summary>
    public static async Task<Result<Ticket>> TicketToPutAside(this Call call, TicketId id, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(id, ct);
        return found.Refusal is null && found.Value.MergedIntoNumber is { } other
            ? new Refusal(RefusalKind.Conflict, "ticket_merged", $"Ticket {found.Value.Number} is a part of ticket {other}. Take it out first.")
            : found;
    }
}
