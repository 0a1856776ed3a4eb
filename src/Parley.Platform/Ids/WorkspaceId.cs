namespace Parley.Platform.Ids;

public readonly record struct WorkspaceId(Guid Value) : IId<WorkspaceId>
{
    public static WorkspaceId From(Guid value) => new(value);

    public int CompareTo(WorkspaceId other) => Value.CompareTo(other.Value);
}
