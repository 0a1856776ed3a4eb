using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.Platform.Data;
using Parley.Server.Hosting;

namespace Parley.Testing;

/// <summary>One more server than the host, with a data folder of its own: another node on the host's database, or a start on its own.</summary>
public sealed class ParleyNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ParleyNode(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public static async Task<ParleyNode> Start(Settings settings, TimeProvider? clock = null)
    {
        var app = ParleyServer.Build(settings with { Urls = "http://127.0.0.1:0", RateLimit = 0, FormLimit = 0 }, clock ?? TimeProvider.System);
        try
        {
            await app.Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
            await app.StartAsync();
            return new ParleyNode(app);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
