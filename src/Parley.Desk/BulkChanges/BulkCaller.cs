using Parley.Platform.Ids;
using Parley.Platform.Security;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>Whose wish a bulk change is, as it is kept with it.</summary>
public sealed record BulkCaller(Actor Actor, IReadOnlyList<string> Permissions, bool SeesAllTickets, IReadOnlyList<Guid> Teams)
{
    internal static BulkCaller Of(Caller caller) => new(caller.Actor, [.. caller.Permissions.Select(p => p.Name)], caller.SeesAllTickets, caller.Teams);

    internal Caller In(WorkspaceId workspace) => new(workspace, Actor, Permissions.Select(p => new Permission(p)).ToHashSet(), SeesAllTickets, Teams);
}
