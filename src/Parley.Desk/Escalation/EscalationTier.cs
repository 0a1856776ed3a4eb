using Parley.Desk.Teams;
using Parley.Platform.Ids;

namespace Parley.Desk.Escalation;

/// <summary>A step of the way on which tickets are escalated: the team that has them then.</summary>
public sealed class EscalationTier : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    /// <summary>From 1, without holes.</summary>
    public required int Level { get; init; }

    public required string Name { get; init; }

    public required TeamId TeamId { get; init; }

    public Team? Team { get; init; }
}
