using Parley.Platform.Ids;

namespace Parley.Platform.Data;

/// <summary>What a session may see: one workspace, only what stands outside all of them, or the work of every workspace.</summary>
/// <param name="Workspace">Null: none.</param>
/// <param name="Everywhere">Jobs and feed of all workspaces, and no other rows: on PostgreSQL as the role <c>parley_worker</c>.</param>
internal readonly record struct Reach(WorkspaceId? Workspace, bool Everywhere = false);
