using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Platform.Data;

public static class DataServices
{
    /// <param name="engine">Ends with the services.</param>
    public static IServiceCollection AddData(this IServiceCollection services, Engine engine)
    {
        // Not the instance itself: those are left open when the services end.
        services.AddSingleton(_ => engine);
        services.AddSingleton(provider =>
        {
            var readers = new PooledDbContextFactory<AppDb>(Options(provider, engine.Configure));
            var writers = new PooledDbContextFactory<AppDb>(Options(provider, engine.ConfigureWriter));
            return new Sessions(readers, writers, provider.GetRequiredService<Engine>(), provider.GetRequiredService<ILogger<Sessions>>());
        });
        services.AddSingleton<Migrator>();
        services.AddSingleton<EffectsHold>();
        services.AddSingleton(provider => provider.GetRequiredService<Engine>()
            .OpenSignals(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Signals>>()));
        return services;
    }

    private static DbContextOptions<AppDb> Options(IServiceProvider provider, Action<DbContextOptionsBuilder> configure)
    {
        var options = new DbContextOptionsBuilder<AppDb>();
        configure(options);
        options.UseApplicationServiceProvider(provider).AddInterceptors(new BeginInterceptor());
        return options.Options;
    }
}
