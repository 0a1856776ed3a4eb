using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Those of these tickets that the caller sees, in any order.</summary>
public sealed record ReadSomeTickets(IReadOnlyList<TicketId> Ids) : IQuery<IReadOnlyList<TicketView>>;

internal sealed class ReadSomeTicketsHandler : IHandler<ReadSomeTickets, IReadOnlyList<TicketView>>
{
    public async Task<Result<IReadOnlyList<TicketView>>> Handle(ReadSomeTickets query, Call call, CancellationToken ct) =>
        await call.VisibleTickets().Where(t => query.Ids.Contains(t.Id)).Select(TicketView.Shown).ToListAsync(ct);
}
