namespace Parley.Platform.Work;

/// <summary>
/// What a later capability does about earlier ones' facts, whichever door they came by, before they are kept: it may read, change entities of the
/// call and record facts of its own. It runs in the same transaction, once, behind the use case.
/// </summary>
public interface IFollowUp
{
    Task Follow(Call call, CancellationToken ct);
}
