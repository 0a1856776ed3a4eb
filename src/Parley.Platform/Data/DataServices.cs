using Microsoft.Extensions.DependencyInjection;

namespace Parley.Platform.Data;

public static class DataServices
{
    public static IServiceCollection AddData(this IServiceCollection services, Engine engine)
    {
        services.AddSingleton(engine);
        services.AddSingleton<Sessions>();
        services.AddSingleton<Migrator>();
        services.AddPooledDbContextFactory<AppDb>((provider, options) =>
        {
            engine.Configure(options);
            options.UseApplicationServiceProvider(provider).AddInterceptors(new BeginInterceptor());
        });
        return services;
    }
}
