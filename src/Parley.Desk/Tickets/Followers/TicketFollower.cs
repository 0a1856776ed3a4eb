using Parley.Platform.Ids;

namespace Parley.Desk.Tickets.Followers;

public enum FollowerType
{
    Agent,
    Contact,
}

/// <summary>Somebody who is kept up to date about a ticket that is not theirs.</summary>
public sealed class TicketFollower : IInWorkspace
{
    public required TicketFollowerId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public required FollowerType Type { get; init; }

    /// <summary>The agent's id, or the contact's.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The ticket through whose merge they came; null: they were added here.</summary>
    public required TicketId? CameWithId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
