using Parley.Desk.People;
using Parley.Platform.Ids;

namespace Parley.Desk.Teams;

public readonly record struct TeamId(Guid Value) : IId<TeamId>
{
    public static TeamId From(Guid value) => new(value);

    public int CompareTo(TeamId other) => Value.CompareTo(other.Value);
}

public sealed class Team : IInWorkspace
{
    public required TeamId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>Unique in the workspace.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>That an agent is in a team.</summary>
public sealed class TeamMember : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required TeamId TeamId { get; init; }

    public required AgentId AgentId { get; init; }
}
