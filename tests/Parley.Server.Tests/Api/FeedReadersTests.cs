using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Readers that stop anywhere, come back later, ask for some types or may not see all: each gets what a reading of the whole has for it.</summary>
public sealed class FeedReadersTests(ParleyHost host)
{
    private const int Readers = 24;

    private static readonly string[] Types = ["ticket.created", "comment.added", "ticket.assigned", "ticket.status_changed", "ticket.resolved"];

    [Fact]
    public async Task A_reader_that_stops_and_filters_gets_the_same_as_one_that_reads_all()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        await Fill(workspace, agent, new Random(1));
        var readers = Enumerable.Range(0, Readers).Select(seed => new Reader(seed, seed % 2 == 0 ? workspace.Api : agent.Api)).ToList();
        foreach (var reader in readers)
        {
            await reader.ReadSome();
        }

        await Fill(workspace, agent, new Random(2));
        await AllIsInTheFeed(workspace);
        foreach (var reader in readers)
        {
            await reader.ReadToTheEnd();
        }

        var all = await new Reader(100, workspace.Api).ReadAll();
        var visible = (await agent.Api.AllPages("/api/v1/tickets", 100)).Select(t => t.Id()).ToHashSet();
        all.Select(e => e["position"]!.GetValue<long>()).ShouldBeInOrder();
        all.Select(e => e.Text("type")).Distinct().Order().ShouldBe(Types.Order());
        visible.Count.ShouldBeInRange(1, all.Select(e => e.Id("ticket_id")).Distinct().Count() - 1);
        foreach (var reader in readers)
        {
            var expected = all.Where(e => reader.Types.Length == 0 || reader.Types.Contains(e.Text("type"))).Where(e => reader.Api != agent.Api || visible.Contains(e.Id("ticket_id")));
            reader.Seen.Select(e => e.ToJsonString()).ShouldBe(expected.Select(e => e.ToJsonString()), $"reader {reader.Seed}: {string.Join(',', reader.Types)}");
        }
    }

    // Events enter the feed a moment after their answers, in order.
    private static async Task AllIsInTheFeed(TestWorkspace workspace)
    {
        var last = (await workspace.OpenTicket("The last")).Id();
        while (!(await new Reader(100, workspace.Api).ReadAll()).Any(e => e.Id("ticket_id") == last && e.Text("type") == "comment.added"))
        {
            // Not yet.
        }
    }

    private static async Task Fill(TestWorkspace workspace, TeamAgent agent, Random dice)
    {
        for (var i = 0; i < 30; i++)
        {
            var ticket = (await workspace.OpenTicket($"Ticket {i}")).Id();
            if (dice.Next(3) == 0)
            {
                await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/assign", new { team_id = agent.Team });
            }

            for (var more = dice.Next(4); more > 0; more--)
            {
                await workspace.Api.PostJson($"/api/v1/tickets/{ticket}/messages", new { kind = "internal_note", body = $"Note {more}" });
            }

            if (dice.Next(2) == 0)
            {
                await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = dice.Next(2) == 0 ? "resolved" : "pending" });
            }
        }
    }

    private sealed class Reader(int seed, HttpClient api)
    {
        private readonly Random _dice = new(seed);
        private string _after = "";

        public int Seed => seed;

        public HttpClient Api => api;

        public List<JsonNode> Seen { get; } = [];

        public string[] Types { get; private set; } = [];

        /// <summary>Decides what it reads, and reads some pages of it.</summary>
        public async Task ReadSome()
        {
            Types = [.. FeedReadersTests.Types.Where(_ => _dice.Next(2) == 0)];
            for (var pages = _dice.Next(6); pages > 0; pages--)
            {
                await Page();
            }
        }

        public async Task ReadToTheEnd()
        {
            while (await Page())
            {
            }
        }

        public async Task<List<JsonNode>> ReadAll()
        {
            await ReadToTheEnd();
            return Seen;
        }

        private async Task<bool> Page()
        {
            var limit = 1 + _dice.Next(100);
            var types = Types.Length == 0 ? "" : $"&types={string.Join(',', Types)}";
            var page = await api.GetJson($"/api/v1/events?limit={limit}{types}{_after}");
            page.Data().Count.ShouldBeLessThanOrEqualTo(limit);
            Seen.AddRange(page.Data());
            _after = $"&after={long.Parse(page.Text("next"), CultureInfo.InvariantCulture)}";
            return page["more"]!.GetValue<bool>(); // a page says so
        }
    }
}
