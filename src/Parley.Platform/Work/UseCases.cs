using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Security;

namespace Parley.Platform.Work;

/// <summary>
/// The permission table: every use case, the right it needs, and its handler. A use case that has no row cannot run,
/// and a test names it.
/// </summary>
public sealed class UseCases(IServiceCollection services)
{
    private readonly Dictionary<Type, Row> _rows = [];

    public sealed record Row(Permission Permission, Type Handler);

    public IReadOnlyDictionary<Type, Row> Rows => _rows;

    public UseCases Add<TUseCase, TResult, THandler>(Permission permission)
        where TUseCase : IUseCase<TResult>
        where THandler : class, IHandler<TUseCase, TResult>
    {
        services.AddSingleton<IHandler<TUseCase, TResult>, THandler>();
        _rows.Add(typeof(TUseCase), new Row(permission, typeof(THandler)));
        return this;
    }
}
