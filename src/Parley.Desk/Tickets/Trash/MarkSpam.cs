using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Trash;

/// <summary>Says that a ticket is spam: it leaves all lists but that of spam, and what its sender still writes to it stays there.</summary>
/// <param name="BlockSender">Whether new tickets of the same customer arrive as spam from now on.</param>
public sealed record MarkSpam(TicketId Ticket, bool BlockSender) : ICommand<TicketView>;

internal sealed class MarkSpamHandler : IHandler<MarkSpam, TicketView>
{
    public async Task<Result<TicketView>> Handle(MarkSpam command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToPutAside(command.Ticket, ct);
        if ((found.Refusal ?? found.Value.RefusalWhenDeleted) is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        ticket.MarkSpam(true, call);
        if (command.BlockSender)
        {
            ticket.Requester!.BlockedAt ??= call.Now; // loaded with it
        }

        return TicketView.Of(ticket);
    }
}
