using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parley.Platform.Realtime;
using Parley.Platform.Work;

namespace Parley.Platform.Data;

public static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, Engine engine)
    {
        services.AddSingleton(engine);
        services.AddSingleton<Sessions>();
        services.AddSingleton<Migrator>();
        services.AddSingleton(provider => engine.OpenSignals(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Signals>>()));
        services.AddSingleton<EffectsHold>();
        services.AddPooledDbContextFactory<AppDb>((provider, options) =>
        {
            engine.Configure(options);
            options.UseApplicationServiceProvider(provider).AddInterceptors(new BeginInterceptor());
        });
        return services;
    }
}
