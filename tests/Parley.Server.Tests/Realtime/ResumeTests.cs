using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Realtime;

public sealed class ResumeTests(ParleyHost host)
{
    [Fact]
    public async Task A_screen_that_saw_nothing_yet_is_told_where_the_feed_stands()
    {
        var workspace = await host.NewWorkspace();
        await Entered(await workspace.OpenTicket(), "comment.added", workspace);
        await using var screen = await Line(workspace);

        var start = await Resume(screen, null);

        start["events"]!.AsArray().ShouldBeEmpty();
        start["resync"]!.GetValue<bool>().ShouldBeFalse();
        start["more"]!.GetValue<bool>().ShouldBeFalse();
        start["gone"]!.AsArray().ShouldBeEmpty();
        var ticket = await workspace.OpenTicket();
        await Entered(ticket, "comment.added", workspace);
        var missed = await Resume(screen, Next(start));
        Types(missed).ShouldBe(["ticket.created", "comment.added"]);
        missed["events"]!.AsArray().ShouldAllBe(e => e!.Id("ticket_id") == ticket.Id());
    }

    [Fact]
    public async Task What_was_missed_is_answered_in_order_and_once()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await Entered(ticket, "comment.added", workspace);
        var path = $"/api/v1/tickets/{ticket.Id()}";
        await using var before = await Line(workspace);
        var place = Next(await Resume(before, null, ticket.Id()));

        await workspace.Api.PutJson($"{path}/status", new { status = "pending" });
        var note = await workspace.Api.PostJson($"{path}/messages", new { kind = "internal_note", body = "Called back" });
        await workspace.Api.PutJson($"{path}/priority", new { priority = "urgent" });
        await Entered(ticket, "ticket.updated", workspace);
        await using var screen = await Line(workspace);
        var missed = await Resume(screen, place, ticket.Id());

        Types(missed).ShouldBe(["ticket.status_changed", "comment.added", "ticket.updated"]);
        Positions(missed).ShouldBeInOrder();
        Positions(missed)[0].ShouldBeGreaterThan(place);
        Next(missed).ShouldBeGreaterThanOrEqualTo(Positions(missed)[^1]);
        missed["events"]![1]!["data"]!.Text("message_id").ShouldBe(note.Text("id"));
        missed.ToJsonString().ShouldNotContain("Called back");
        (await Resume(screen, Next(missed)))["events"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task It_joins_the_tickets_and_what_comes_after_its_answer_is_pushed_beyond_its_position()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await Entered(ticket, "comment.added", workspace);
        await using var screen = await Line(workspace);
        var place = Next(await Resume(screen, null, ticket.Id()));

        var reply = await workspace.Api.PostJson($"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "public_reply", body = "Try again" });

        var push = await screen.Pushed("message_added", p => p["data"]!.Text("id") == reply.Text("id"));
        push["data"]!.ToJsonString().ShouldBe(reply.ToJsonString());
        push["ticket"]!.ToJsonString().ShouldBe((await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}")).ToJsonString());
        Position(push).ShouldBeGreaterThan(place);
    }

    [Fact]
    public async Task Joining_a_ticket_answers_its_version()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var screen = await Line(workspace);

        (await screen.Call("JoinTicket", ticket.Id()))!["version"]!.GetValue<long>().ShouldBe(ticket["version"]!.GetValue<long>());
        var changed = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/priority", new { priority = "low" });
        (await screen.Call("JoinTicket", ticket.Id()))!["version"]!.GetValue<long>().ShouldBe(changed["version"]!.GetValue<long>());
    }

    [Fact]
    public async Task Each_entry_is_one_push_a_screen_and_positions_grow()
    {
        var workspace = await host.NewWorkspace();
        await using var screen = await Line(workspace);
        await screen.Call("JoinList", "all");
        await screen.Call("JoinList", "open");
        await screen.Call("JoinList", "unassigned");
        await screen.Call("JoinList", "mine");
        var place = Next(await Resume(screen, null));

        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}";
        await screen.Call("JoinTicket", ticket.Id());
        await workspace.Api.PostJson($"{path}/messages", new { kind = "public_reply", body = "Look at the fuse" });
        await workspace.Api.PutJson($"{path}/status", new { status = "resolved" });
        await workspace.Api.PutJson($"{path}/priority", new { priority = "low" });
        await screen.Pushed("ticket_changed", p => p.Text("type") == "ticket.updated");

        var pushed = screen.Take().Select(Position).ToList();
        pushed.ShouldBe(Positions(await Resume(screen, place)));
        pushed.ShouldBe(pushed.Distinct().Order());
    }

    [Fact]
    public async Task Of_a_ticket_out_of_sight_nothing_is_told_but_that_it_is_gone()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var ours = await TeamAgent.Open(workspace, "Ours", agent.Team);
        var leaving = await TeamAgent.Open(workspace, "Leaving", agent.Team);
        var unseen = await TeamAgent.Open(workspace, "Unseen");
        await Entered(unseen, "comment.added", workspace);
        await using var before = await HubClient.OfBrowser(host, agent.Browser);
        var place = Next(await Resume(before, null, ours.Id(), unseen.Id()));

        foreach (var ticket in new[] { unseen, ours })
        {
            await workspace.Api.PostJson($"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "internal_note", body = "Called back" });
        }

        await workspace.Api.PutJson($"/api/v1/tickets/{leaving.Id()}/assign", """{"team_id": null}""");
        await workspace.Api.PutJson($"/api/v1/tickets/{leaving.Id()}/priority", new { priority = "urgent" });
        await Entered(leaving, "ticket.updated", workspace);
        await using var screen = await HubClient.OfBrowser(host, agent.Browser);
        await screen.Call("JoinList", "all");
        var missed = await Resume(screen, place, ours.Id(), unseen.Id());

        missed["events"]!.AsArray().ShouldAllBe(e => e!.Id("ticket_id") == ours.Id());
        Types(missed).ShouldContain("comment.added");
        missed["gone"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldBe([unseen.Id(), leaving.Id()], ignoreOrder: true);
        // Not joined either: the push of the one that is seen comes, of the others none.
        await workspace.Api.PutJson($"/api/v1/tickets/{unseen.Id()}/priority", new { priority = "low" });
        await workspace.Api.PutJson($"/api/v1/tickets/{ours.Id()}/priority", new { priority = "low" });
        await screen.Pushed("ticket_changed", p => p.Text("type") == "ticket.updated" && p.Id("ticket_id") == ours.Id());
        screen.Take().Where(p => Position(p) > Next(missed)).ShouldAllBe(p => p.Id("ticket_id") == ours.Id());
    }

    [Fact]
    public async Task A_ticket_of_another_workspace_is_gone_like_one_that_never_was()
    {
        var (workspace, other) = (await host.NewWorkspace(), await host.NewWorkspace());
        var (foreign, never) = ((await other.OpenTicket()).Id(), Guid.CreateVersion7());
        await using var screen = await Line(workspace);

        var answer = await Resume(screen, null, foreign, never);

        answer["gone"]!.AsArray().Select(id => id!.GetValue<Guid>()).ShouldBe([foreign, never], ignoreOrder: true);
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    public async Task From_a_place_that_is_not_kept_one_reads_again(long place)
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await Entered(ticket, "comment.added", workspace);
        await using var screen = await Line(workspace);

        var answer = await Resume(screen, place, ticket.Id());

        answer["resync"]!.GetValue<bool>().ShouldBeTrue();
        answer["events"]!.AsArray().ShouldBeEmpty();
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/priority", new { priority = "low" });
        Position(await screen.Pushed("ticket_changed", p => p.Text("type") == "ticket.updated")).ShouldBeGreaterThan(Next(answer));
    }

    [Theory]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public async Task Above_a_thousand_one_reads_again(int count, bool resync)
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var screen = await Line(workspace);
        await Entered(ticket, "comment.added", workspace);
        var place = Next(await Resume(screen, null));
        await Fill(workspace, ticket, count);
        await Entered(ticket, "ticket.updated", workspace, count);

        var answer = await Resume(screen, place);

        answer["resync"]!.GetValue<bool>().ShouldBe(resync);
        answer["events"]!.AsArray().Count.ShouldBe(resync ? 0 : count);
        (await Resume(screen, Next(answer)))["events"]!.AsArray().ShouldBeEmpty();
    }

    // Each field that changes is an entry of its own.
    private static async Task Fill(TestWorkspace workspace, JsonNode ticket, int count)
    {
        var path = $"/api/v1/tickets/{ticket.Id()}";
        for (var i = 0; i < count / 4; i++)
        {
            var other = i % 2 == 0;
            await workspace.Api.PatchJson(
                path, new { subject = $"Take {i}", priority = other ? "low" : "high", type = other ? "task" : "incident", tags = new[] { $"take-{i}" } });
        }

        for (var i = 0; i < count % 4; i++)
        {
            await workspace.Api.PatchJson(path, new { subject = $"Again {i}" });
        }
    }

    /// <summary>Waits until the feed has an entry of this type about this ticket: on PostgreSQL it comes a moment after the change.</summary>
    private static async Task Entered(JsonNode ticket, string type, TestWorkspace workspace, int count = 1)
    {
        var seen = 0;
        for (var after = ""; seen < count;)
        {
            var page = await workspace.Api.GetJson($"/api/v1/events?types={type}&limit=100&wait=20{after}");
            seen += page.Data().Count(e => e.Id("ticket_id") == ticket.Id());
            after = $"&after={page.Text("next")}";
        }
    }

    private Task<HubClient> Line(TestWorkspace workspace) => HubClient.OfKey(host, workspace.Founded.ApiKey);

    private static async Task<JsonNode> Resume(HubClient screen, long? after, params Guid[] tickets) =>
        (await screen.Call("Resume", after, new JsonArray([.. tickets.Select(id => JsonValue.Create(id))])))!; // it never answers null

    private static long Next(JsonNode missed) => missed["next"]!.GetValue<long>();

    private static List<string> Types(JsonNode missed) => [.. missed["events"]!.AsArray().Select(e => e!.Text("type"))];

    private static List<long> Positions(JsonNode missed) => [.. missed["events"]!.AsArray().Select(e => Position(e!))];

    private static long Position(JsonNode entry) => entry["position"]!.GetValue<long>();
}
