using Parley.Desk.Tickets;

namespace Parley.Desk.Counters;

internal static class Overdue
{
    private static readonly List<TicketStatus> Unresolved = [TicketStatus.New, TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold];

    /// <summary>Those with a promise to the customer that has fallen due, and not yet resolved.</summary>
    public static IQueryable<Ticket> Of(IQueryable<Ticket> tickets, DateTimeOffset now) => tickets.Where(t => Unresolved.Contains(t.Status) && t.SlaDueAt < now);
}
