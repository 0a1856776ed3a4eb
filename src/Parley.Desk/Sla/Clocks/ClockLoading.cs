using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Clocks;

internal static class ClockLoading
{
    /// <summary>The current clocks of tickets that this call holds locked, locked against the sweep as well.</summary>
    public static async Task<ILookup<TicketId, SlaClock>> ClocksToMove(this Call call, IReadOnlyList<TicketId> tickets, CancellationToken ct)
    {
        if (tickets.Count == 0)
        {
            return Array.Empty<SlaClock>().ToLookup(c => c.TicketId);
        }

        var locked = call.Session.Sql("", "select * from sla_clock where ticket_id = any ({0}) and is_current for update");
        var clocks = locked.Length == 0
            ? call.Query<SlaClock>().Where(c => tickets.Contains(c.TicketId) && c.IsCurrent)
            : call.Session.Db.Set<SlaClock>().FromSqlRaw(locked, tickets.Select(t => t.Value).ToArray());
        return (await clocks.AsTracking().ToListAsync(ct)).ToLookup(c => c.TicketId);
    }
}
