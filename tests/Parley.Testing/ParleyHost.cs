using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Teams;
using Parley.Platform.Data;
using Parley.Server.Hosting;
using Xunit;

namespace Parley.Testing;

/// <summary>
/// The real server on a real socket and a real database of the engine under test. One serves a whole test assembly; each test works in a
/// workspace of its own, which is also what keeps customers apart.
/// </summary>
public class ParleyHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley").FullName;
    private WebApplication? _app;

    public Uri Address { get; private set; } = new("http://localhost");

    public TestDatabase Database { get; private set; } = new("", null);

    /// <summary>What the host was started with.</summary>
    public Settings Settings { get; private set; } = new();

    public IServiceProvider Services => _app?.Services ?? throw new InvalidOperationException("The host is not started.");

    /// <summary>The system's clock, unless a test needs its own.</summary>
    protected virtual TimeProvider Clock => TimeProvider.System;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.Make(_folder);
        Settings = Configure(new Settings
        {
            Urls = "http://127.0.0.1:0",
            Data = _folder,
            Database = Database.Address,
            DatabaseOwner = Database.OwnerAddress,
            RateLimit = 0,
            FormLimit = 0,
        });
        _app = ParleyServer.Build(Settings, Clock);
        await Services.GetRequiredService<Migrator>().Migrate(CancellationToken.None);
        await _app.StartAsync();
        Address = new Uri(_app.Urls.First());
    }

    protected virtual Settings Configure(Settings settings) => settings;

    /// <summary>A workspace that nobody else knows, with an administrator's key.</summary>
    public async Task<TestWorkspace> NewWorkspace()
    {
        var tag = Guid.CreateVersion7().ToString("N")[12..];
        var password = $"correct horse {tag}";
        var founded = await Services.GetRequiredService<FoundWorkspace>()
            .Run($"Workspace {tag}", "Ada Admin", $"ada-{tag}@desk.example", password, null, CancellationToken.None);
        return new TestWorkspace(this, founded.Value, tag, password);
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
