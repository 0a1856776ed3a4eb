using Parley.Desk.Tickets;

namespace Parley.Desk.Workflow;

/// <summary>What no workspace can change: a ticket is new once, and what is closed stays closed.</summary>
internal static class PossibleMoves
{
    public static IEnumerable<TicketStatus> From(TicketStatus status) => Enum.GetValues<TicketStatus>().Where(to => IsPossible(status, to));

    public static bool IsPossible(TicketStatus from, TicketStatus to) => from != to && from != TicketStatus.Closed && to != TicketStatus.New;
}
