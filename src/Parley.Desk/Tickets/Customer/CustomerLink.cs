using Parley.Platform.Ids;

namespace Parley.Desk.Tickets.Customer;

/// <summary>A private link by which the customer reads and answers one ticket. Only its digest is kept.</summary>
public sealed class CustomerLink : IInWorkspace
{
    /// <summary>SHA-256 of the token; unique over all workspaces, for it finds the workspace.</summary>
    public required byte[] Hash { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
