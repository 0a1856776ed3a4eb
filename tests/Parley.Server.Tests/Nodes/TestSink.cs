using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Parley.Server.Tests.Support;

namespace Parley.Server.Tests.Nodes;

/// <summary>The outside that effects reach: it remembers each arrival, and takes its time to answer.</summary>
internal sealed class TestSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<Arrival> _arrivals = new();

    private TestSink(WebApplication app) => _app = app;

    /// <param name="Event">The id of the event that was posted.</param>
    /// <param name="At">A timestamp of <see cref="Stopwatch"/>.</param>
    public sealed record Arrival(Guid Event, long At);

    public Uri Address => new(_app.Urls.First());

    public IReadOnlyCollection<Arrival> Arrivals => _arrivals;

    public static async Task<TestSink> Open(TimeSpan pause)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var sink = new TestSink(builder.Build());
        sink._app.MapPost("/", async http =>
        {
            var posted = await JsonNode.ParseAsync(http.Request.Body);
            sink._arrivals.Enqueue(new Arrival(posted!.Id(), Stopwatch.GetTimestamp())); // the node posts objects
            await Task.Delay(pause, TimeProvider.System, http.RequestAborted);
        });
        await sink._app.StartAsync();
        return sink;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
