namespace Parley.Platform.Work;

/// <summary>One thing that can be asked of Parley, by any door.</summary>
public interface IUseCase<TResult>;

/// <summary>A use case that only reads; it runs in a read-only transaction.</summary>
public interface IQuery<TResult> : IUseCase<TResult>;

/// <summary>A use case that changes something, all of it or nothing.</summary>
public interface ICommand<TResult> : IUseCase<TResult>
{
    /// <summary>Names every field that cannot be right, before anything is read.</summary>
    void Check(Checks check)
    {
    }
}

public interface IHandler<in TUseCase, TResult>
    where TUseCase : IUseCase<TResult>
{
    Task<Result<TResult>> Handle(TUseCase useCase, Call call, CancellationToken ct);
}
