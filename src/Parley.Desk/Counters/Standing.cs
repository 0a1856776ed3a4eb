using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;

namespace Parley.Desk.Counters;

/// <summary>What a ticket is counted by.</summary>
/// <param name="TeamId">The zero id: no team.</param>
/// <param name="AssigneeId">The zero id: nobody.</param>
internal readonly record struct Standing(TicketStatus Status, Priority Priority, TeamId TeamId, AgentId AssigneeId)
{
    public static Standing Of(Ticket ticket) => Of(ticket.Status, ticket.Priority, ticket.TeamId, ticket.AssigneeId);

    public static Standing Of(TicketStatus status, Priority priority, TeamId? team, AgentId? assignee) => new(status, priority, team ?? default, assignee ?? default);
}
