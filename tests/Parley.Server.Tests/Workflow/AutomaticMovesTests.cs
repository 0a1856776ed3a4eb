using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Workflow;
using Parley.Platform.Work;
using Parley.Server.Tests.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Workflow;

/// <summary>What happens to a ticket by itself as days pass.</summary>
public sealed class AutomaticMovesTests(LaterHost host) : IClassFixture<LaterHost>
{
    private const int Slice = 100;
    private const string Transitions = "/api/v1/tickets/workflow/transitions";

    [Fact]
    public async Task What_was_resolved_is_closed_by_the_rule_after_its_days_and_once()
    {
        var workspace = await host.NewWorkspace();
        var tickets = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Resolved(workspace)));
        var open = (await workspace.OpenTicket()).Id();
        host.Now.Pass(TimeSpan.FromDays(6) - TimeSpan.FromHours(1));
        await OneDayWithASweep();
        (await Status(workspace, tickets[0])).ShouldBe("resolved");

        host.Now.Pass(TimeSpan.FromHours(1));

        foreach (var ticket in tickets)
        {
            await UntilClosed(workspace, ticket);
            var events = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}/events")).Data();
            events.Count(e => e.Text("type") == "ticket.closed").ShouldBe(1);
            (events[^1]["actor"]!.Text("type"), events[^1]["actor"]!.Text("name")).ShouldBe(("system", "rule:auto-close"));
        }

        (await Status(workspace, open)).ShouldBe("new");
    }

    [Fact]
    public async Task What_fell_due_while_nobody_asked_is_closed_in_slices_and_none_twice()
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PutJson(Transitions, new { close_after_days = 1 });
        var tickets = new List<Guid>();
        for (var i = 0; i < Slice + 5; i++)
        {
            tickets.Add(await Resolved(workspace));
        }

        host.Now.Pass(TimeSpan.FromDays(40));
        var sweeps = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sweep(workspace)));

        sweeps.Max().ShouldBeLessThanOrEqualTo(Slice);
        foreach (var ticket in tickets)
        {
            await UntilClosed(workspace, ticket);
            (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}/events")).Data().Count(e => e.Text("type") == "ticket.closed").ShouldBe(1);
        }
    }

    [Fact]
    public async Task Nothing_is_closed_by_itself_in_a_workspace_that_wants_it_so()
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PutJson(Transitions, new { close_after_days = 0 });
        var ticket = await Resolved(workspace);

        host.Now.Pass(TimeSpan.FromDays(400));
        (await Sweep(workspace)).ShouldBe(0);

        (await Status(workspace, ticket)).ShouldBe("resolved");
    }

    [Fact]
    public async Task The_rule_passes_no_guard_and_what_was_opened_again_is_not_closed()
    {
        var workspace = await host.NewWorkspace();
        await Api.WorkflowApiTests.Guard(workspace, "resolved>closed", """["team"]""");
        var (guarded, opened) = (await Resolved(workspace), await Resolved(workspace));
        await workspace.Api.Refused(HttpMethod.Put, $"/api/v1/tickets/{guarded}/status", new { status = "closed" }, 409, "transition_not_allowed");
        await workspace.Api.PutJson($"/api/v1/tickets/{opened}/status", new { status = "open" });

        host.Now.Pass(TimeSpan.FromDays(8));

        await UntilClosed(workspace, guarded);
        (await Status(workspace, opened)).ShouldBe("open");
    }

    [Fact]
    public async Task What_an_import_brought_resolved_stays_so()
    {
        var workspace = await host.NewWorkspace();
        var row = """{"id": 1, "created_at": "2020-01-01", "status": "resolved", "messages": [{"from": "customer", "text": "Words", "at": "2020-01-01"}]}""";
        var import = await workspace.Api.Upload("desk.jsonl", row, "conversations");
        await workspace.Api.Begin(import.Id());
        (await workspace.Api.Rest(import.Id())).Text("state").ShouldBe("done");

        host.Now.Pass(TimeSpan.FromDays(8));

        (await Sweep(workspace)).ShouldBe(0);
        (await workspace.Api.GetJson("/api/v1/tickets")).Data().Single().Text("status").ShouldBe("resolved");
    }

    [Theory]
    [InlineData("pending", 300, "open")]
    [InlineData("on_hold", 300, "on_hold")]
    [InlineData("resolved", 14, "open")]
    public async Task A_customers_message_opens_again_what_waited_for_it_or_was_resolved_not_long_ago(string status, int days, string becomes)
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PutJson(Transitions, new { close_after_days = 0 });
        var ticket = await workspace.OpenTicket();
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/status", new { status });
        host.Now.Pass(TimeSpan.FromDays(days));

        var message = await Relay(workspace, ticket, "Still broken.");

        message.Id("ticket_id").ShouldBe(ticket.Id());
        (await Status(workspace, ticket.Id())).ShouldBe(becomes);
    }

    [Fact]
    public async Task A_customers_message_after_the_window_opens_a_follow_up_that_names_its_source_and_so_do_not_those_after_it()
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PutJson(Transitions, new { close_after_days = 0, reopen_within_days = 14 });
        var team = (await workspace.Api.PostJson("/api/v1/teams", new { name = "Repairs" })).Id();
        var ticket = await workspace.OpenTicket("The chain");
        await workspace.Api.PatchJson($"/api/v1/tickets/{ticket.Id()}", new { status = "resolved", priority = "high", tags = new[] { "chain" }, team_id = team });
        host.Now.Pass(TimeSpan.FromDays(14) + TimeSpan.FromMilliseconds(1));

        var message = await Relay(workspace, ticket, "It fell off again.");

        var next = await workspace.Api.GetJson($"/api/v1/tickets/{message.Id("ticket_id")}");
        next.Id().ShouldNotBe(ticket.Id());
        (next.Text("subject"), next.Text("status"), next.Text("priority"), next["team"]!.Id(), next["requester"]!.Id()).ShouldBe(
            ("The chain", "new", "high", team, ticket["requester"]!.Id()));
        (next["follow_up_of"]!.Id(), next["follow_up_of"]!["number"]!.GetValue<long>()).ShouldBe((ticket.Id(), ticket["number"]!.GetValue<long>()));
        var source = await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}");
        (source.Text("status"), source["followed_by"]!.Id()).ShouldBe(("resolved", next.Id()));
        (await workspace.Api.GetJson("/api/v1/tickets?q=\"fell off\"")).Data().Single().Id().ShouldBe(next.Id());
        (await workspace.Api.GetJson("/api/v1/tickets?tag=chain")).Data().Count.ShouldBe(2);
        (await Relay(workspace, ticket, "Hello?")).Id("ticket_id").ShouldBe(next.Id());
        (await workspace.Api.GetJson($"/api/v1/tickets/{next.Id()}/messages")).Data().Select(m => m.Text("body_text")).ShouldBe(["It fell off again.", "Hello?"]);
    }

    [Fact]
    public async Task Of_messages_that_come_at_once_to_a_closed_ticket_one_opens_the_follow_up_and_all_are_in_it()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/status", new { status = "resolved" });
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/status", new { status = "closed" });

        var messages = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Relay(workspace, ticket, $"Message {i}")));

        var next = messages.Select(m => m.Id("ticket_id")).Distinct().Single();
        (await workspace.Api.GetJson($"/api/v1/tickets/{next}/messages")).Data().Count.ShouldBe(12);
        (await workspace.Api.GetJson("/api/v1/tickets")).Data().Count.ShouldBe(2);
    }

    private static async Task<Guid> Resolved(TestWorkspace workspace)
    {
        var ticket = (await workspace.OpenTicket()).Id();
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "resolved" });
        return ticket;
    }

    private static async Task<string> Status(TestWorkspace workspace, Guid ticket) => (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}")).Text("status");

    private static Task<JsonNode> Relay(TestWorkspace workspace, JsonNode ticket, string body) => workspace.Api.PostJson(
        $"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "public_reply", body, author = new { contact_id = ticket["requester"]!.Id() } });

    private async Task<int> Sweep(TestWorkspace workspace) =>
        (await host.Services.GetRequiredService<Dispatcher>().Run(CloseResolved.By(workspace.Id), new CloseResolved(), CancellationToken.None)).Value.Count;

    // A minute passes with each look, so that the rule's own time comes whenever it last ran.
    private Task UntilClosed(TestWorkspace workspace, Guid ticket) => Wait.Until(
        async () =>
        {
            host.Now.Pass(TimeSpan.FromMinutes(1));
            return await Status(workspace, ticket) == "closed";
        },
        TimeSpan.FromSeconds(20),
        "closed by the rule");

    // In another workspace what was due then is closed.
    private async Task OneDayWithASweep()
    {
        var other = await host.NewWorkspace();
        await other.Api.PutJson(Transitions, new { close_after_days = 1 });
        var ticket = await Resolved(other);
        host.Now.Pass(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        await UntilClosed(other, ticket);
    }
}
