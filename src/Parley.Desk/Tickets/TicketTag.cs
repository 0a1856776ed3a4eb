using Parley.Platform.Ids;

namespace Parley.Desk.Tickets;

/// <summary>A tag of a ticket as a row of its own, for the filter.</summary>
public sealed class TicketTag : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public required string Tag { get; init; }
}
