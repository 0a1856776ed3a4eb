using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Desk.Counters;

/// <summary>How many tickets stood alike when it was last folded.</summary>
internal sealed class TicketCount : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketStatus Status { get; init; }

    public required Priority Priority { get; init; }

    /// <inheritdoc cref="Standing"/>
    public required TeamId TeamId { get; init; }

    /// <inheritdoc cref="Standing"/>
    public required AgentId AssigneeId { get; init; }

    public required long Tickets { get; init; }
}

/// <summary>
/// How many more, or fewer, stand alike since then. A row is only ever added, by the transaction that changes the ticket: a count that all of
/// them changed would make them wait for each other.
/// </summary>
internal sealed class TicketDelta : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketStatus Status { get; init; }

    public required Priority Priority { get; init; }

    /// <inheritdoc cref="Standing"/>
    public required TeamId TeamId { get; init; }

    /// <inheritdoc cref="Standing"/>
    public required AgentId AssigneeId { get; init; }

    public required long Tickets { get; init; }

    public static TicketDelta Of(WorkspaceId workspace, Standing standing, long tickets) => new()
    {
        WorkspaceId = workspace,
        Status = standing.Status,
        Priority = standing.Priority,
        TeamId = standing.TeamId,
        AssigneeId = standing.AssigneeId,
        Tickets = tickets,
    };
}
