using Parley.Platform.Ids;

namespace Parley.Platform.Work;

/// <summary>A later capability's rows for earlier ones' facts, written in the same transaction: the search text of a message.</summary>
public interface IProjection
{
    void Apply(IReadOnlyList<Fact> facts, Call call);
}

/// <summary>Told of facts once they are committed. It must be quick and must not fail: the change is already done.</summary>
public interface ICommitListener
{
    void Committed(WorkspaceId workspace, IReadOnlyList<Fact> facts);
}
