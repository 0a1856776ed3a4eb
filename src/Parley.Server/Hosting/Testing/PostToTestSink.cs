using System.Net;
using System.Text;
using Parley.Desk.Feed;
using Parley.Desk.Teams;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;

namespace Parley.Server.Hosting.Testing;

internal sealed record TestSinkAddress(Uri Value);

/// <summary>Posts an event where a test counts them. The event's id is the same however often it arrives; what is answered with 410 is given up.</summary>
internal sealed class PostToTestSink(TestSinkAddress sink, Dispatcher dispatcher) : IJobHandler, IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public async Task Run(JobRun run, CancellationToken ct)
    {
        var found = await dispatcher.Run(Callers.OfSystem(run.Workspace), new ReadEvent(run.EventId), ct);
        using var content = new StringContent(PublicJson.Write(found.Value), Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(sink.Value, content, ct);
        if (answer.StatusCode == HttpStatusCode.Gone)
        {
            throw new JobGivenUpException("The sink answered 410 (Gone): it wants no more.");
        }

        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => _http.Dispose();
}
