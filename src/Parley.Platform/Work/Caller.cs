using Parley.Platform.Ids;
using Parley.Platform.Security;

namespace Parley.Platform.Work;

public enum ActorType
{
    Contact,
    Agent,
    Bot,
    Integration,
    System,
}

/// <summary>Who did something, as it is kept on messages and events.</summary>
public sealed record Actor(ActorType Type, Guid? Id, string Name);

/// <summary>Who asks, in which workspace, and what they may do.</summary>
/// <param name="Teams">The caller's teams, when <paramref name="SeesAllTickets"/> is false the border of what they see.</param>
public sealed record Caller(WorkspaceId Workspace, Actor Actor, IReadOnlySet<Permission> Permissions, bool SeesAllTickets, IReadOnlyList<Guid> Teams)
{
    /// <summary>What the facts that this caller brings about are marked with.</summary>
    public Origin Origin { get; init; } = Origin.Live;

    public bool May(Permission permission) => Permissions.Contains(permission);
}
