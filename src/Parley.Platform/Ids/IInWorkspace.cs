namespace Parley.Platform.Ids;

/// <summary>A row that belongs to one workspace: filtered by the model on both engines and by a forced policy on PostgreSQL.</summary>
public interface IInWorkspace
{
    WorkspaceId WorkspaceId { get; }
}
