namespace Parley.Platform.Work;

/// <summary>What a later capability adds to the answers of earlier ones, in the same transaction: a ticket's clocks.</summary>
/// <typeparam name="T">What use cases answer.</typeparam>
public interface IAnswerPart<T>
{
    Task<T> Complete(T answer, Call call, CancellationToken ct);
}
