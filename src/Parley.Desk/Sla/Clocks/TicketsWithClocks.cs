using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

/// <summary>The next tickets for which something is still owed, by their ids.</summary>
public sealed record TicketsWithClocks(TicketId After, int Most) : IQuery<IReadOnlyList<TicketId>>;

internal sealed class TicketsWithClocksHandler : IHandler<TicketsWithClocks, IReadOnlyList<TicketId>>
{
    public async Task<Result<IReadOnlyList<TicketId>>> Handle(TicketsWithClocks query, Call call, CancellationToken ct) =>
        await call.Query<SlaClock>()
            .Where(c => c.EndedAt == null && c.TicketId.CompareTo(query.After) > 0)
            .Select(c => c.TicketId)
            .Distinct()
            .OrderBy(id => id)
            .Take(query.Most)
            .ToListAsync(ct);
}
