using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Trash;

/// <summary>Says that a ticket is no spam after all: it stands where it stood, and its sender is blocked no more.</summary>
public sealed record UnmarkSpam(TicketId Ticket) : ICommand<TicketView>;

internal sealed class UnmarkSpamHandler : IHandler<UnmarkSpam, TicketView>
{
    public async Task<Result<TicketView>> Handle(UnmarkSpam command, Call call, CancellationToken ct)
    {
        var found = await call.TicketForUpdate(command.Ticket, ct);
        if ((found.Refusal ?? found.Value.RefusalWhenDeleted) is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        ticket.MarkSpam(false, call);
        ticket.Requester!.BlockedAt = null; // loaded with it
        return TicketView.Of(ticket);
    }
}
