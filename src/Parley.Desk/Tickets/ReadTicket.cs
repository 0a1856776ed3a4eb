using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>A ticket by its id or its number.</summary>
public sealed record ReadTicket(TicketId? Id, long? Number) : IQuery<TicketView>;

internal sealed class ReadTicketHandler : IHandler<ReadTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(ReadTicket query, Call call, CancellationToken ct)
    {
        var tickets = query.Id is { } id
            ? call.VisibleTickets().Where(t => t.Id == id)
            : call.VisibleTickets().Where(t => t.Number == query.Number);
        var ticket = await tickets.Select(TicketView.Shown).FirstOrDefaultAsync(ct);
        return ticket is null ? Refusal.NotFound("ticket") : ticket;
    }
}
