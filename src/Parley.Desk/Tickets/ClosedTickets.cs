using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

internal static class ClosedTickets
{
    /// <summary>A closed ticket takes no more changes.</summary>
    public static Refusal? Refuse(Ticket ticket) =>
        ticket.Status == TicketStatus.Closed
            ? new Refusal(RefusalKind.Conflict, "ticket_closed", $"Ticket {ticket.Number} is closed and takes no more changes. Open a new one.")
            : null;
}
