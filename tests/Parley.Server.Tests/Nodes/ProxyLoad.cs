using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>What callers of all sorts do at one address, over and over, until it is enough. Whatever is not answered as it should be is a failure.</summary>
internal sealed class ProxyLoad(Uri address) : IDisposable
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentBag<string> _failures = [];
    private readonly ConcurrentBag<Guid> _tickets = [];
    private readonly CancellationTokenSource _enough = new();
    private Task _running = Task.CompletedTask;
    private int _answered;
    private int _slow;

    public IReadOnlyCollection<string> Failures => _failures;

    /// <summary>The tickets whose creation was acknowledged.</summary>
    public IReadOnlyCollection<Guid> Tickets => _tickets;

    public int Answered => _answered;

    /// <summary>How many took more than half a second; long polls do not count.</summary>
    public int Slow => _slow;

    public void Begin() => _running = Task.WhenAll(
        [.. Each(4, Read), .. Each(4, (http, _) => Create(http, null)), .. Each(4, (http, _) => Create(http, Keyed.NewKey())), .. Each(4, Follow)]);

    public async Task End()
    {
        await _enough.CancelAsync();
        await _running;
    }

    public void Dispose() => _enough.Dispose();

    private IEnumerable<Task> Each(int callers, Func<HttpClient, Place, Task<HttpResponseMessage>> call) => Enumerable.Range(0, callers).Select(async _ =>
    {
        using var http = SharedInstallation.Client(address);
        var place = new Place();
        while (!_enough.IsCancellationRequested)
        {
            await Try(() => call(http, place), counts: call != Follow);
            await Task.Delay(Breath, TimeProvider.System);
        }
    });

    private async Task Try(Func<Task<HttpResponseMessage>> call, bool counts)
    {
        var began = TimeProvider.System.GetTimestamp();
        try
        {
            using var answer = await call();
            if (!answer.IsSuccessStatusCode)
            {
                _failures.Add($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri?.PathAndQuery}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            _failures.Add(error.ToString());
        }

        Interlocked.Increment(ref _answered);
        if (counts && TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromSeconds(0.5))
        {
            Interlocked.Increment(ref _slow);
        }
    }

    private static Task<HttpResponseMessage> Read(HttpClient http, Place _) => http.GetAsync(new Uri("/api/v1/tickets?limit=10", UriKind.Relative));

    private async Task<HttpResponseMessage> Create(HttpClient http, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tickets") { Content = JsonContent.Create(Keyed.Ticket()) };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        var answer = await http.SendAsync(request);
        if (answer.IsSuccessStatusCode)
        {
            _tickets.Add((await answer.Content.ReadFromJsonAsync<JsonNode>())!.Id()); // a ticket
        }

        return answer;
    }

    private static async Task<HttpResponseMessage> Follow(HttpClient http, Place place)
    {
        // Of a type that never comes: it waits its whole time.
        var answer = await http.GetAsync(new Uri($"/api/v1/events?after={place.After}&wait=3&types=ticket.status_changed", UriKind.Relative));
        if (answer.IsSuccessStatusCode)
        {
            place.After = (await answer.Content.ReadFromJsonAsync<JsonNode>())!.Text("next"); // a page
        }

        return answer;
    }

    private sealed class Place
    {
        public string After { get; set; } = "latest";
    }
}
