using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Seed;

/// <summary>An installation with two thousand seeded tickets, and a server on it.</summary>
public sealed class SeededInstallation : IAsyncLifetime
{
    public const int Tickets = 2_000;

    private Installation? _home;
    private ParleyNode? _node;

    internal Installation Home => _home!; // made before any test

    public JsonNode Report { get; private set; } = new JsonObject();

    public HttpClient Api { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        _home = await Installation.Make();
        Report = await _home.Seed("--tickets", $"{Tickets}", "--seed", "42");
        (_node, Api) = await _home.Serve(Report);
    }

    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (_node is not null)
        {
            await _node.DisposeAsync();
        }

        await Home.DisposeAsync();
    }
}
