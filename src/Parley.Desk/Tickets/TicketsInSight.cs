using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Of some tickets those that the caller may see now.</summary>
public sealed record TicketsInSight(IReadOnlyList<TicketId> Tickets) : IQuery<IReadOnlyList<TicketId>>;

internal sealed class TicketsInSightHandler : IHandler<TicketsInSight, IReadOnlyList<TicketId>>
{
    public async Task<Result<IReadOnlyList<TicketId>>> Handle(TicketsInSight query, Call call, CancellationToken ct) =>
        await call.VisibleTickets().Where(t => query.Tickets.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
}
