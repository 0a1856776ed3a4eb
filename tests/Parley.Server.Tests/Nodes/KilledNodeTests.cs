using System.Diagnostics;
using System.Globalization;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>
/// Two nodes do jobs that reach outside, and one is killed among them. <c>PARLEY_NODES_JOBS</c> says how many jobs, and
/// <c>PARLEY_NODES_REPORT</c> where the figures go: bench/nodes sets them.
/// </summary>
public sealed class KilledNodeTests
{
    private const int Senders = 16;

    private static readonly TimeSpan TakenOver = TimeSpan.FromSeconds(30);

    private static readonly int Jobs = int.Parse(Environment.GetEnvironmentVariable("PARLEY_NODES_JOBS") ?? "600", CultureInfo.InvariantCulture);

    [Fact]
    [Trait("Length", "Long")]
    public async Task A_killed_nodes_jobs_are_done_by_the_other_and_none_is_lost()
    {
        await using var shared = await SharedInstallation.Make();
        await using var sink = await TestSink.Open(TimeSpan.FromMilliseconds(40));
        (string, string)[] testing = [("PARLEY_ENV", "Testing"), ("PARLEY_TEST_SINK", $"{sink.Address}")];
        var survivor = await shared.StartNode(testing);
        var victim = await shared.StartNode(testing);

        using var api = SharedInstallation.Client(survivor.Address);
        var began = Stopwatch.GetTimestamp();
        var writing = Write(api);
        await Wait.Until(() => Task.FromResult(sink.Arrivals.Count >= Jobs / 3), TimeSpan.FromMinutes(5), "a third of the jobs");
        await Wait.Until(async () => (await Held()).Count > 0, TimeSpan.FromMinutes(1), "the node to be at work");
        await victim.Kill();
        var killed = Stopwatch.GetTimestamp();
        var held = await Held();
        var takenOver = await UntilTakenOver(shared, victim.Id, killed);
        await writing;
        await Wait.Until(async () => (await shared.Ask<long>("select count(*) from job where not standing"))[0] == 0, TimeSpan.FromMinutes(5), "all jobs");
        var took = Stopwatch.GetElapsedTime(began);

        var promised = await Promised(api);
        var arrivals = sink.Arrivals.GroupBy(a => a.Event).ToDictionary(g => g.Key, g => g.Count());
        var repeated = arrivals.Where(a => a.Value > 1).ToDictionary();
        arrivals.Keys.ShouldBe(promised, ignoreOrder: true);
        repeated.Keys.ShouldBeSubsetOf(held);
        repeated.Values.ShouldAllBe(times => times == 2);
        held.ShouldNotBeEmpty("the node died idle");
        takenOver.ShouldBeLessThan(TakenOver);
        await Report.Add(
            $"jobs {promised.Count}, effects {sink.Arrivals.Count}, distinct event ids {arrivals.Count}",
            $"held by the killed node {held.Count}, repeated {repeated.Count}, the last taken over after {takenOver.TotalSeconds:0.0} s",
            $"all done {took.TotalSeconds:0} s after the first request");

        async Task<HashSet<Guid>> Held() => [.. await shared.Ask<Guid>($"select event_id from job where node like '%-{victim.Id}-%'")];
    }

    private static async Task Write(HttpClient api)
    {
        var perTicket = Math.Max(1, Jobs / 100);
        await Parallel.ForEachAsync(Enumerable.Range(0, 100), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (n, _) =>
        {
            var ticket = await api.PostJson("/api/v1/tickets", new { subject = $"Ticket {n}", description = "Since today.", requester = new { email = $"maya-{n}@home.example" } });
            for (var i = 0; i < perTicket; i++)
            {
                await api.PostJson($"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "internal_note", body = $"Note {i}" });
            }
        });
    }

    /// <summary>How long it was until the killed node held nothing any more.</summary>
    private static async Task<TimeSpan> UntilTakenOver(SharedInstallation shared, int process, long killed)
    {
        await Wait.Until(
            async () => (await shared.Ask<long>($"select count(*) from job where node like '%-{process}-%'"))[0] == 0, TimeSpan.FromMinutes(2), "taken over");
        return Stopwatch.GetElapsedTime(killed);
    }

    private static async Task<IReadOnlyList<Guid>> Promised(HttpClient api)
    {
        var ids = new List<Guid>();
        for (var after = "0"; ;)
        {
            var page = await api.GetJson($"/api/v1/events?types=comment.added&limit=100&after={after}");
            ids.AddRange(page.Data().Select(e => e.Id()));
            after = page.Text("next");
            if (!page["more"]!.GetValue<bool>())
            {
                return ids;
            }
        }
    }
}
