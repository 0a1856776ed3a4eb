using Parley.Platform.Ids;

namespace Parley.Desk.Tickets;

public readonly record struct NamedStatusId(Guid Value) : IId<NamedStatusId>
{
    public static NamedStatusId From(Guid value) => new(value);

    public int CompareTo(NamedStatusId other) => Value.CompareTo(other.Value);
}

/// <summary>A workspace's own name for where a ticket stands. It belongs to one of the six statuses, and all that is decided by status is decided by that one.</summary>
public sealed class NamedStatus : IInWorkspace
{
    public required NamedStatusId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Unique in the workspace.</summary>
    public required string Name { get; set; }

    /// <summary>Never changed: the tickets that have this status would change theirs.</summary>
    public required TicketStatus Class { get; init; }

    /// <summary>Its place among those of its class, lowest first.</summary>
    public required int Position { get; set; }

    /// <summary>False: it stays on the tickets that have it, and no other is given it.</summary>
    public bool Active { get; set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }
}
