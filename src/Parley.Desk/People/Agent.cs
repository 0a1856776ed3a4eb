using Parley.Platform.Ids;

namespace Parley.Desk.People;

public readonly record struct AgentId(Guid Value) : IId<AgentId>
{
    public static AgentId From(Guid value) => new(value);

    public int CompareTo(AgentId other) => Value.CompareTo(other.Value);
}

public enum Role
{
    Agent,
    Admin,
}

/// <summary>Which tickets an agent sees.</summary>
public enum TicketAccess
{
    /// <summary>Every ticket of the workspace.</summary>
    All,

    /// <summary>Those of the agent's teams, and those assigned to the agent.</summary>
    Teams,
}

/// <summary>A person of the team in one workspace; the account behind it signs in.</summary>
public sealed class Agent : IInWorkspace
{
    public required AgentId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required Guid AccountId { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required Role Role { get; init; }

    public required TicketAccess TicketAccess { get; init; }

    public bool Active { get; private set; } = true;

    public required DateTimeOffset CreatedAt { get; init; }
}
