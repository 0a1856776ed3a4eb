using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

public sealed class OtherNodesScreensTests(ParleyHost host)
{
    [Fact]
    public async Task A_change_on_one_node_reaches_the_screens_of_the_other_with_its_position()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        var master = await File.ReadAllTextAsync(Path.Combine(host.Settings.Data, "master.key"));
        await using var other = await ParleyNode.Start(host.Settings with { Data = Path.Combine(host.Settings.Data, "screens-node"), MasterKey = master });
        var workspace = await host.NewWorkspace();
        await using var here = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var there = await HubClient.Connect(other.Address, "", ("Authorization", $"Bearer {workspace.Founded.ApiKey}"));
        await here.Call("JoinList", "all");
        await there.Call("JoinList", "all");

        var ticket = await workspace.OpenTicket();
        await there.Call("JoinTicket", ticket.Id());
        var note = await workspace.Api.PostJson($"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "internal_note", body = "Seen." });

        var changed = await there.Pushed("ticket_changed", p => p.Id("ticket_id") == ticket.Id() && p.Text("type") == "ticket.created");
        var added = await there.Pushed("message_added", p => p["data"]!.Id() == note.Id()); // a message
        var feed = (await workspace.Api.GetJson("/api/v1/events?limit=100")).Data();
        Position(changed).ShouldBe(Position(feed.Single(e => e.Text("type") == "ticket.created")));
        Position(added).ShouldBe(Position(feed.Last(e => e.Text("type") == "comment.added")));
        Position(await here.Pushed("ticket_changed", p => p.Text("type") == "ticket.created")).ShouldBe(Position(changed));
    }

    private static long Position(JsonNode entry) => entry["position"]!.GetValue<long>(); // each has one
}
