using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Parley.Platform.Work;

/// <summary>Binds a use case to its handler without reflection on the hot path.</summary>
internal abstract class HandlerCall<TResult>
{
    private static readonly ConcurrentDictionary<Type, HandlerCall<TResult>> Bound = new();

    public static HandlerCall<TResult> For(Type useCase) =>
        Bound.GetOrAdd(useCase, type => (HandlerCall<TResult>)Activator.CreateInstance(typeof(To<>).MakeGenericType(typeof(TResult), type))!); // a class has a value

    public abstract Task<Result<TResult>> Handle(IServiceProvider services, IUseCase<TResult> useCase, Call call, CancellationToken ct);

    private sealed class To<TUseCase> : HandlerCall<TResult>
        where TUseCase : IUseCase<TResult>
    {
        public override Task<Result<TResult>> Handle(IServiceProvider services, IUseCase<TResult> useCase, Call call, CancellationToken ct) =>
            services.GetRequiredService<IHandler<TUseCase, TResult>>().Handle((TUseCase)useCase, call, ct);
    }
}
