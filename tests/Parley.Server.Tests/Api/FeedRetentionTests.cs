using System.Globalization;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>On a server of its own, whose clock is put forward beyond what the feed keeps.</summary>
public sealed class FeedRetentionTests : IAsyncLifetime
{
    private readonly LaterHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task What_is_old_is_taken_away_and_who_has_not_read_it_is_told()
    {
        var workspace = await _host.NewWorkspace();
        await workspace.OpenTicket("Old");
        var first = await Page(workspace, "&wait=20");
        var old = first.Data()[0]["position"]!.GetValue<long>(); // an entry has one
        await Page(workspace, $"&after={old}");

        _host.Later.Pass(TimeSpan.FromDays(_host.Settings.FeedDays + 1));
        var kept = await workspace.OpenTicket("New");
        await Wait.Until(async () => (await Page(workspace, "")).Data() is [var oldest, ..] && oldest.Id("ticket_id") == kept.Id(), TimeSpan.FromSeconds(20), "trimmed");

        var page = await Page(workspace, "");
        page.Data().Select(e => e.Id("ticket_id")).Distinct().ShouldBe([kept.Id()]);
        var next = long.Parse(page.Text("next"), CultureInfo.InvariantCulture);
        await Expired(workspace, $"{old}");
        await Expired(workspace, "0");
        await Expired(workspace, $"{next + 1}");
        (await Page(workspace, $"&after={page.Data()[0]["position"]!.GetValue<long>() - 1}")).Data().Count.ShouldBe(page.Data().Count); // an entry has one
        (await Page(workspace, "&after=latest")).ToJsonString().ShouldBe($$"""{"data":[],"next":"{{next}}","more":false}""");
        (await workspace.Api.GetJson($"/api/v1/tickets?q=Old")).Data().Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_happened_long_ago_and_is_imported_now_stays_as_long_as_all_else()
    {
        var workspace = await _host.NewWorkspace();
        await workspace.OpenTicket("Old");
        await Page(workspace, "&wait=20");
        _host.Later.Pass(TimeSpan.FromDays(_host.Settings.FeedDays - 1));
        var import = await workspace.Api.Upload("desk.jsonl", """{"id": 1, "created_at": "2020-01-01", "messages": [{"from": "customer", "text": "Words", "at": "2020-01-01"}]}""", "conversations");
        await workspace.Api.Begin(import.Id());
        (await workspace.Api.Rest(import.Id())).Text("state").ShouldBe("done");

        _host.Later.Pass(TimeSpan.FromDays(2));
        await Wait.Until(async () => (await Page(workspace, "")).Data() is [var oldest, ..] && oldest.Text("origin") == "import", TimeSpan.FromSeconds(20), "trimmed");

        var page = await Page(workspace, "");
        page.Data().Select(e => e.Text("type")).ShouldBe(["ticket.created", "comment.added"]);
        page.Data().ShouldAllBe(e => e.Text("at").StartsWith("2020-01-01", StringComparison.Ordinal));
    }

    private static Task<JsonNode> Page(TestWorkspace workspace, string more) => workspace.Api.GetJson($"/api/v1/events?limit=100{more}");

    private static Task<JsonNode> Expired(TestWorkspace workspace, string after) =>
        workspace.Api.Refused(HttpMethod.Get, $"/api/v1/events?after={after}", null, 410, "cursor_expired");

    private sealed class LaterHost : ParleyHost
    {
        public MovableClock Later { get; } = new();

        protected override TimeProvider Clock => Later;
    }
}
