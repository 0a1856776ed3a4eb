using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Workflow;
using Parley.Platform.Data;
using Parley.Platform.Work;
using Parley.Platform.Work.Feed;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>Readers at the end of the feed while it grows on two nodes, by transactions that take their time and now and then come to nothing.</summary>
public sealed class TailingReadersTests(ParleyHost host)
{
    private const int Writers = 8;
    private const int Messages = 60;

    private readonly ConcurrentBag<MessageId> _written = [];
    private int _rolledBack;

    [Fact]
    [Trait("Length", "Long")]
    public async Task All_readers_see_the_same_in_the_same_order_and_nothing_comes_late()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        await using var one = await Node("tail-one");
        await using var other = await Node("tail-other");
        ParleyNode[] nodes = [one, other];
        var workspace = await host.NewWorkspace();
        var tickets = new List<Guid>();
        for (var i = 0; i < Writers; i++)
        {
            tickets.Add((await workspace.OpenTicket($"Ticket {i}")).Id());
        }

        var start = await EndOfTheTickets(workspace, tickets.Count);
        using var end = new CancellationTokenSource();
        var byApi = Enumerable.Range(0, 6).Select(i => ReadByApi(nodes[i % 2], workspace, start, end.Token)).ToList();
        var below = nodes.Select(node => ReadBelow(node, workspace, start, end.Token)).ToList();
        var byId = ReadById(one, workspace, end.Token);

        Trouble(nodes);
        await Task.WhenAll(tickets.Select((ticket, i) => Write(nodes[i % 2], workspace, TicketId.From(ticket))));
        var all = await UntilNumbered(workspace, start);
        await end.CancelAsync();

        _rolledBack.ShouldBeGreaterThan(0);
        all.Count.ShouldBe(_written.Count);
        all.Select(e => e.Position).ShouldBe(all.Select(e => e.Position).Order());
        foreach (var reader in await Task.WhenAll(byApi.Concat(below)))
        {
            reader.ShouldBe(all);
        }

        (await byId).Count.ShouldBeLessThan(all.Count, "a cursor by the event's id would have missed nothing, so this shows nothing");
    }

    // Their events enter the feed a moment after their answers.
    private static async Task<long> EndOfTheTickets(TestWorkspace workspace, int tickets)
    {
        for (var (next, seen) = ("0", 0); ;)
        {
            var page = await workspace.Api.GetJson($"/api/v1/events?after={next}&types=comment.added&wait=1&limit=100");
            (next, seen) = (page.Text("next"), seen + page.Data().Count);
            if (seen == tickets)
            {
                return long.Parse(next, System.Globalization.CultureInfo.InvariantCulture);
            }
        }
    }

    private Task<ParleyNode> Node(string name) =>
        ParleyNode.Start(host.Settings with { Data = Path.Combine(host.Settings.Data, name), MasterKey = File.ReadAllText(Path.Combine(host.Settings.Data, "master.key")) });

    /// <summary>One in ten is rolled back, one in four holds on before it commits.</summary>
    private static void Trouble(IEnumerable<ParleyNode> nodes)
    {
        foreach (var node in nodes)
        {
            var dice = new Random(20261121);
            node.Services.GetRequiredService<CommitPoints>().Reached = point =>
            {
                if (point != CommitPoint.BeforeCommit)
                {
                    return;
                }

                int thrown;
                lock (dice)
                {
                    thrown = dice.Next(1000);
                }

                if (thrown < 100)
                {
                    throw new RolledBackException();
                }

                if (thrown < 350)
                {
                    Thread.Sleep(thrown % 30);
                }
            };
        }
    }

    private async Task Write(ParleyNode node, TestWorkspace workspace, TicketId ticket)
    {
        var dispatcher = node.Services.GetRequiredService<Dispatcher>();
        for (var i = 0; i < Messages; i++)
        {
            try
            {
                var added = await dispatcher.Run(workspace.Admin, new AddMessage(ticket, MessageKind.InternalNote, $"Note {i}", BodyFormat.Text), CancellationToken.None);
                _written.Add(added.Value.Id);
            }
            catch (RolledBackException)
            {
                Interlocked.Increment(ref _rolledBack);
            }
        }
    }

    private async Task<List<Seen>> UntilNumbered(TestWorkspace workspace, long start)
    {
        for (var all = new List<Seen>(); ;)
        {
            var after = all.Count == 0 ? start : all[^1].Position;
            all.AddRange((await workspace.Api.GetJson($"/api/v1/events?after={after}&limit=100&wait=1")).Data().Select(Seen.Of));
            if (all.Count >= _written.Count)
            {
                return all;
            }
        }
    }

    private static async Task<List<Seen>> ReadByApi(ParleyNode node, TestWorkspace workspace, long start, CancellationToken end)
    {
        using var api = new HttpClient { BaseAddress = node.Address };
        api.DefaultRequestHeaders.Add("X-Api-Key", workspace.Founded.ApiKey);
        var seen = new List<Seen>();
        for (var after = $"{start}"; ;)
        {
            var last = end.IsCancellationRequested;
            var page = await api.GetJson($"/api/v1/events?after={after}&limit=20&wait={(last ? 0 : 1)}");
            seen.AddRange(page.Data().Select(Seen.Of));
            after = page.Text("next");
            if (last && !page["more"]!.GetValue<bool>()) // a page says so
            {
                return seen;
            }
        }
    }

    private static async Task<List<Seen>> ReadBelow(ParleyNode node, TestWorkspace workspace, long start, CancellationToken end)
    {
        var sessions = node.Services.GetRequiredService<Sessions>();
        var seen = new List<Seen>();
        while (true)
        {
            var last = end.IsCancellationRequested;
            await using var session = await sessions.Read(workspace.Id, CancellationToken.None);
            var items = await session.Db.Set<FeedEntry>().After(session.Db.Set<Event>(), seen.Count == 0 ? start : seen[^1].Position, 50).ToListAsync(CancellationToken.None);
            seen.AddRange(items.Select(item => new Seen(item.Position, item.Event.Id.Value)));
            if (last && items.Count < 50)
            {
                return seen;
            }
        }
    }

    /// <summary>The control: a reader that takes the events' ids, which grow with time, for a cursor.</summary>
    private static async Task<List<Guid>> ReadById(ParleyNode node, TestWorkspace workspace, CancellationToken end)
    {
        var sessions = node.Services.GetRequiredService<Sessions>();
        var seen = new List<Guid>();
        var after = default(EventId);
        await using (var session = await sessions.Read(workspace.Id, CancellationToken.None))
        {
            after = await session.Db.Set<Event>().OrderByDescending(e => e.Id).Select(e => e.Id).FirstAsync(CancellationToken.None);
        }

        while (!end.IsCancellationRequested)
        {
            await using var session = await sessions.Read(workspace.Id, CancellationToken.None);
            var from = after;
            var ids = await session.Db.Set<Event>().Where(e => e.Id.CompareTo(from) > 0).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(CancellationToken.None);
            seen.AddRange(ids.Select(id => id.Value));
            after = ids.Count == 0 ? after : ids[^1];
        }

        return seen;
    }

    private sealed record Seen(long Position, Guid Id)
    {
        public static Seen Of(System.Text.Json.Nodes.JsonNode e) => new(e["position"]!.GetValue<long>(), e.Id()); // an entry has one
    }

    private sealed class RolledBackException : Exception;
}
