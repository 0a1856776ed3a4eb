using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Parley.Server.Tests.Support;

/// <summary>Stands in for a collector (OTLP over HTTP, kept as the bytes that came) and for the place outside that a job calls.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _gate = new();
    private readonly MemoryStream _traces = new();
    private readonly MemoryStream _metrics = new();
    private readonly TaskCompletionSource<string> _called = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _calls;

    private Collector(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    /// <summary>The <c>traceparent</c> of the first call outside that was taken: the second, for the first is answered with an error.</summary>
    public Task<string> Called => _called.Task;

    public string Traces => Text(_traces);

    public string Metrics => Text(_metrics);

    public static async Task<Collector> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var collector = new Collector(app);
        app.MapPost("/v1/traces", http => collector.Take(http, collector._traces));
        app.MapPost("/v1/metrics", http => collector.Take(http, collector._metrics));
        app.MapPost("/sink/{secret}", collector.TakeCall);
        await app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult TakeCall(HttpContext http)
    {
        if (Interlocked.Increment(ref _calls) == 1)
        {
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        _called.TrySetResult(http.Request.Headers.TraceParent.ToString());
        return TypedResults.Ok();
    }

    private async Task Take(HttpContext http, MemoryStream into)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        lock (_gate)
        {
            body.WriteTo(into);
        }
    }

    // A byte a character, so that ids can be looked for as well as names.
    private string Text(MemoryStream bytes)
    {
        lock (_gate)
        {
            return Encoding.Latin1.GetString(bytes.ToArray());
        }
    }
}
