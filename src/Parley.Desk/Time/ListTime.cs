using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Data;
using Parley.Platform.Work;

namespace Parley.Desk.Time;

/// <summary>The time logged on a ticket, newest first, with its sums.</summary>
public sealed record ListTime(TicketId Ticket, PageRequest Page) : IQuery<TicketTime>;

/// <param name="TotalS">Of all pages, in seconds; running timers do not count yet.</param>
/// <param name="BillableS">The billable part of it.</param>
public sealed record TicketTime(IReadOnlyList<TimeEntryView> Data, string? Next, long TotalS, long BillableS);

internal sealed class ListTimeHandler : IHandler<ListTime, TicketTime>
{
    private static readonly Keyset<TimeEntry, DateTimeOffset, TimeEntryId> Newest = Keyset.ByTime<TimeEntry, TimeEntryId>("created_at", true, e => e.CreatedAt, e => e.Id);

    public async Task<Result<TicketTime>> Handle(ListTime query, Call call, CancellationToken ct)
    {
        if (!await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var entries = call.Query<TimeEntry>().Where(e => e.TicketId == query.Ticket);
        var page = await Newest.Read(entries, $"{query.Ticket.Value}", query.Page, TimeEntryView.Shown, ct);
        if (page.Refusal is { } refusal)
        {
            return refusal;
        }

        var sums = await entries.GroupBy(e => e.Billable).Select(g => new { Billable = g.Key, Seconds = g.Sum(e => (long?)e.Seconds) ?? 0 }).ToListAsync(ct);
        return new TicketTime(page.Value.Rows, page.Value.Next, sums.Sum(s => s.Seconds), sums.Where(s => s.Billable).Sum(s => s.Seconds));
    }
}
