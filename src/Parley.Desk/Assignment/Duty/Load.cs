using Microsoft.EntityFrameworkCore.ChangeTracking;
using Parley.Desk.People;
using Parley.Desk.Tickets;

namespace Parley.Desk.Assignment.Duty;

/// <summary>Which tickets weigh on whom: those that are not done, the trash and spam aside.</summary>
internal static class Load
{
    /// <summary>Null: it weighs on nobody, for it is done or nobody has it.</summary>
    public static (AgentId Agent, Priority Priority)? Of(Ticket ticket) => IsOpen(ticket) ? Of(ticket.Status, ticket.Priority, ticket.AssigneeId) : null;

    /// <summary>The same of a listed ticket.</summary>
    public static (AgentId Agent, Priority Priority)? Of(TicketStatus status, Priority priority, AgentId? assignee) =>
        assignee is { } agent && IsOpen(status) ? (agent, priority) : null;

    /// <summary>The same of a ticket as it was before this call changed it.</summary>
    public static (AgentId Agent, Priority Priority)? Before(EntityEntry<Ticket> ticket) =>
        ticket.Property(t => t.DeletedAt).OriginalValue is null && ticket.Property(t => t.SpamSince).OriginalValue is null
            ? Of(ticket.Property(t => t.Status).OriginalValue, ticket.Property(t => t.Priority).OriginalValue, ticket.Property(t => t.AssigneeId).OriginalValue)
            : null;

    public static bool IsOpen(Ticket ticket) => ticket.IsListed && IsOpen(ticket.Status);

    private static bool IsOpen(TicketStatus status) => status is not (TicketStatus.Resolved or TicketStatus.Closed);
}
