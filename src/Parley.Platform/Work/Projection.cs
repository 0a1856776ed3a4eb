namespace Parley.Platform.Work;

/// <summary>A later capability's rows for earlier ones' facts, written in the same transaction: the search text of a message.</summary>
public interface IProjection
{
    void Apply(IReadOnlyList<Fact> facts, Call call);
}
