using Microsoft.EntityFrameworkCore;

namespace Parley.Desk.Tickets;

internal static class TicketReads
{
    /// <summary>With the names that <see cref="TicketView"/> shows.</summary>
    public static IQueryable<Ticket> WithNames(this IQueryable<Ticket> tickets) =>
        tickets.Include(t => t.Requester).Include(t => t.Company).Include(t => t.Assignee).Include(t => t.Team).Include(t => t.NamedStatus);
}
