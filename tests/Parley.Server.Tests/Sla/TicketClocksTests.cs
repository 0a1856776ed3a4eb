using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Sla;

public sealed class TicketClocksTests(SlaHost host) : IClassFixture<SlaHost>
{
    private static readonly object Targets = new[]
    {
        new { priority = "normal", first_response = 60, next_response = 120, resolution = 960 },
        new { priority = "urgent", first_response = 30, next_response = 30, resolution = 240 },
    };

    [Fact]
    public async Task A_new_ticket_shows_what_is_promised_and_when_it_is_due()
    {
        var (workspace, _) = await World();
        var ticket = await workspace.OpenTicket();
        var now = Instant(ticket, "created_at");

        ticket["sla"]!.AsArray().Select(c => c!.Text("metric")).ShouldBe(["first_response", "resolution"]);
        var first = ticket.Clock("first_response");
        Instant(first, "due_at").ShouldBe(now.AddMinutes(60));
        Instant(first, "warn_at").ShouldBe(now.AddMinutes(45));
        (first.Text("state"), Number(first, "remaining_s"), Number(first, "target_s")).ShouldBe(("running", 3600, 3600));
        first["policy"]!.Text("name").ShouldBe("Standard");
        first.Steps().ShouldBe(["started"]);
        Same(await Read(workspace, ticket), ticket);
        Same((await workspace.Api.GetJson("/api/v1/tickets?sort=sla_due_at")).Data().Single(), ticket);
    }

    [Fact]
    public async Task The_first_reply_stops_the_first_clock_and_what_the_customer_says_then_starts_the_next()
    {
        var (workspace, _) = await World();
        var ticket = await workspace.OpenTicket();

        host.Pass(TimeSpan.FromMinutes(50));
        await Say(workspace, ticket, customer: true);
        await Say(workspace, ticket, note: true);
        (await Read(workspace, ticket)).Clock("first_response").Steps().ShouldBe(["started", "warned"]);
        await Say(workspace, ticket);
        var answered = await Read(workspace, ticket);
        host.Pass(TimeSpan.FromMinutes(10));
        await Say(workspace, ticket, customer: true);
        host.Pass(TimeSpan.FromMinutes(10));
        await Say(workspace, ticket, customer: true);
        var waiting = await Read(workspace, ticket);
        await Say(workspace, ticket);
        host.Pass(TimeSpan.FromMinutes(10));
        await Say(workspace, ticket, customer: true);
        var again = await Read(workspace, ticket);

        var first = answered.Clock("first_response");
        (first.Text("state"), Number(first, "remaining_s")).ShouldBe(("met", 600));
        first.Steps().ShouldBe(["started", "warned", "met"]);
        answered["sla"]!.AsArray().Count.ShouldBe(2);
        Number(waiting.Clock("next_response"), "remaining_s").ShouldBe(110 * 60);
        Number(again.Clock("next_response"), "remaining_s").ShouldBe(120 * 60);
        (await host.Clocks(workspace)).Count.ShouldBe(4);
    }

    [Fact]
    public async Task While_the_team_waits_no_clock_runs()
    {
        var (workspace, _) = await World();
        var ticket = await workspace.OpenTicket();
        host.Pass(TimeSpan.FromMinutes(20));
        var pending = await SetStatus(workspace, ticket, "pending");
        host.Pass(TimeSpan.FromDays(3));
        await SetStatus(workspace, ticket, "on_hold");
        host.Pass(TimeSpan.FromDays(3));
        var before = host.Now;
        var open = await SetStatus(workspace, ticket, "open");

        var paused = pending.Clock("first_response");
        (paused.Text("state"), paused["due_at"], Number(paused, "remaining_s")).ShouldBe(("paused", null, 2400));
        var first = open.Clock("first_response");
        first.Steps().ShouldBe(["started", "paused", "resumed"]);
        first["reasons"]![1]!.Text("why").ShouldBe("pending");
        Instant(first, "due_at").ShouldBe(before.AddMinutes(40));
    }

    [Fact]
    public async Task In_the_trash_and_as_spam_no_clock_runs()
    {
        var (workspace, _) = await World();
        var ticket = await workspace.OpenTicket();
        host.Pass(TimeSpan.FromMinutes(20));
        var deleted = await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/tickets/{ticket.Id()}", null, HttpStatusCode.OK);
        host.Pass(TimeSpan.FromDays(3));
        await host.LetSweep();
        await workspace.Api.Send(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/restore", null, HttpStatusCode.OK);
        await workspace.Api.Send(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/spam", new { }, HttpStatusCode.OK);
        await Say(workspace, ticket, customer: true);
        host.Pass(TimeSpan.FromDays(3));
        await host.LetSweep();
        var before = host.Now;
        var back = await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/tickets/{ticket.Id()}/spam", null, HttpStatusCode.OK);

        var paused = deleted.Clock("first_response");
        (paused.Text("state"), paused["due_at"], Number(paused, "remaining_s")).ShouldBe(("paused", null, 2400));
        var first = back.Clock("first_response");
        first.Steps().ShouldBe(["started", "paused", "resumed", "paused", "resumed"]);
        first["reasons"]!.AsArray().Skip(1).Select(r => r!.Text("why")).ShouldBe(["trash", "restored", "spam", "no_spam"]);
        Instant(first, "due_at").ShouldBe(before.AddMinutes(40));
    }

    [Fact]
    public async Task A_promise_is_met_when_the_ticket_is_resolved_and_goes_on_when_it_is_opened_again()
    {
        var (workspace, _) = await World();
        var ticket = await workspace.OpenTicket();
        host.Pass(TimeSpan.FromMinutes(100));
        var resolved = await SetStatus(workspace, ticket, "resolved");
        host.Pass(TimeSpan.FromDays(5));
        var reopened = await SetStatus(workspace, ticket, "open");

        (resolved.Clock("resolution").Text("state"), resolved.Clock("first_response").Text("state")).ShouldBe(("met", "breached"));
        var again = reopened.Clock("resolution");
        (again.Text("state"), Number(again, "remaining_s")).ShouldBe(("running", 860 * 60));
        (await host.Clocks(workspace)).Count(c => c.Metric == SlaMetric.Resolution).ShouldBe(2);
    }

    [Fact]
    public async Task Another_priority_has_other_targets_and_the_time_that_has_passed_counts()
    {
        var (workspace, _) = await World();
        var ticket = await workspace.OpenTicket();
        var opened = host.Now;
        host.Pass(TimeSpan.FromMinutes(10));
        var urgent = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/priority", new { priority = "urgent" });
        host.Pass(TimeSpan.FromMinutes(15));
        var normal = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/priority", new { priority = "normal" });
        host.Pass(TimeSpan.FromMinutes(15));
        var late = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/priority", new { priority = "urgent" });
        var low = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/priority", new { priority = "low" });

        Instant(urgent.Clock("first_response"), "due_at").ShouldBe(opened.AddMinutes(30));
        urgent.Clock("first_response")["reasons"]![1]!.Text("why").ShouldBe("priority");
        Instant(normal.Clock("first_response"), "due_at").ShouldBe(opened.AddMinutes(60));
        Instant(late.Clock("first_response"), "breached_at").ShouldBe(host.Now, "what is cut short was not late before");
        (low.Clock("first_response").Text("state"), low.Clock("resolution").Text("state")).ShouldBe(("breached", "cancelled"));
    }

    [Fact]
    public async Task Warnings_and_breaches_are_told_once_each_at_their_minute_however_late_they_are_seen()
    {
        var (workspace, _) = await World();
        var ticket = await workspace.OpenTicket();
        var opened = host.Now;
        host.Pass(TimeSpan.FromDays(30));
        await host.LetSweep();
        await host.LetSweep();
        await Say(workspace, ticket);

        var told = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/events?limit=100")).Data().Where(e => e.Text("type").StartsWith("sla.", StringComparison.Ordinal));
        told.Select(e => (e.Text("type"), e["data"]!.Text("metric"), Instant(e, "at"))).ShouldBe(
            [
                ("sla.warning", "first_response", opened.AddMinutes(45)), ("sla.breached", "first_response", opened.AddMinutes(60)),
                ("sla.warning", "resolution", opened.AddMinutes(720)), ("sla.breached", "resolution", opened.AddMinutes(960)),
            ],
            ignoreOrder: true);
        (await Read(workspace, ticket)).Clock("first_response").Steps().ShouldBe(["started", "warned", "breached", "done_late"]);
    }

    [Theory]
    [InlineData(Origin.Live, 2)]
    [InlineData(Origin.Sync, 2)]
    [InlineData(Origin.Import, 0)]
    [InlineData(Origin.Seed, 0)]
    public async Task Only_what_happens_now_here_or_at_a_vendor_is_promised_anything(Origin origin, int clocks)
    {
        var (workspace, _) = await World();
        var opened = await host.Services.GetRequiredService<Dispatcher>().Run(
            workspace.Admin with { Origin = origin }, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "maya@home.example" }, CancellationToken.None);

        opened.Value.Sla.Count.ShouldBe(clocks);
        (await host.Clocks(workspace)).Count.ShouldBe(clocks);
    }

    [Fact]
    public async Task A_workspaces_own_due_promises_are_told_in_its_own_feed()
    {
        var (one, other) = ((await World()).Workspace, (await World()).Workspace);
        var (ours, theirs) = (await one.OpenTicket(), await other.OpenTicket());
        host.Pass(TimeSpan.FromHours(1));
        await host.LetSweep();

        foreach (var (workspace, ticket) in new[] { (one, ours), (other, theirs) })
        {
            var told = (await workspace.Api.GetJson("/api/v1/events?types=sla.breached&wait=20")).Data();
            told.Select(e => e.Id("ticket_id")).ShouldBe([ticket.Id()]);
            told[0]["actor"]!.Text("type").ShouldBe("system");
        }
    }

    [Fact]
    public async Task Of_the_policies_that_hold_the_first_counts_and_a_ticket_may_come_under_one_later()
    {
        var workspace = await host.NewWorkspace();
        var team = await workspace.Api.PostJson("/api/v1/teams", new { name = "Gold" });
        var gold = await workspace.Policy(new { name = "Gold", conditions = new { team = new[] { team.Id() } }, targets = new[] { new { priority = "normal", first_response = 10 } } });
        var tagged = await workspace.Policy(new { name = "Tagged", conditions = new { tag = new[] { "VIP" } }, targets = new[] { new { priority = "normal", first_response = 20 } } });
        var ticket = await workspace.OpenTicket();
        ticket["sla"]!.AsArray().ShouldBeEmpty();

        host.Pass(TimeSpan.FromMinutes(5));
        var vip = await workspace.Api.PatchJson($"/api/v1/tickets/{ticket.Id()}", new { tags = new[] { "vip" } });
        Instant(vip.Clock("first_response"), "due_at").ShouldBe(host.Now.AddMinutes(20), "nothing was promised before");
        var both = await workspace.Api.PatchJson($"/api/v1/tickets/{ticket.Id()}", new { team_id = team.Id() });
        both.Clock("first_response")["policy"]!.Text("name").ShouldBe("Gold");

        await workspace.Api.PutJson("/api/v1/sla/policies/order", new { policy_ids = new[] { tagged.Id(), gold.Id() } });
        await host.LetRulesTakeHold();
        (await Read(workspace, ticket)).Clock("first_response")["policy"]!.Text("name").ShouldBe("Tagged");
    }

    [Fact]
    public async Task What_runs_is_reckoned_anew_when_policy_or_calendar_change_and_what_is_over_stays()
    {
        var (workspace, policy) = await World();
        var calendar = await workspace.Office("Asia/Kathmandu");
        var (answered, waiting, late) = (await workspace.OpenTicket(), await workspace.OpenTicket(), await workspace.OpenTicket());
        await Say(workspace, answered);
        await SetStatus(workspace, waiting, "pending");
        host.Pass(TimeSpan.FromMinutes(61));
        await host.LetSweep();
        var before = (await Read(workspace, late)).Clock("first_response").ToJsonString();

        var targets = new[] { new { priority = "normal", first_response = 90, resolution = 480 } };
        await workspace.Api.PutJson($"/api/v1/sla/policies/{policy.Id()}", new { name = "Changed", calendar_id = calendar.Id(), targets });
        await host.LetRulesTakeHold();
        var resumed = await SetStatus(workspace, waiting, "open");

        (await Read(workspace, answered)).Clock("first_response")["policy"]!.Text("name").ShouldBe("Standard");
        var fresh = (await Read(workspace, late)).Clock("first_response");
        fresh["remaining_s"] = JsonNode.Parse(before)!["remaining_s"]!.DeepClone();
        fresh.ToJsonString().ShouldBe(before);
        Number(resumed.Clock("first_response"), "target_s").ShouldBe(90 * 60);
        resumed.Clock("first_response").Steps().ShouldBe(["started", "paused", "changed", "resumed"]);

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/sla/policies/{policy.Id()}", null, System.Net.HttpStatusCode.NoContent);
        await host.LetRulesTakeHold();
        (await Read(workspace, waiting)).Clock("first_response").Text("state").ShouldBe("cancelled");
        (await Read(workspace, answered)).Clock("first_response").Text("state").ShouldBe("met");
    }

    private async Task<(TestWorkspace Workspace, JsonNode Policy)> World()
    {
        var workspace = await host.NewWorkspace();
        return (workspace, await workspace.Policy(new { name = "Standard", targets = Targets, warn_before_percent = 25 }));
    }

    private static Task<JsonNode> Read(TestWorkspace workspace, JsonNode ticket) => workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}");

    private static Task<JsonNode> SetStatus(TestWorkspace workspace, JsonNode ticket, string status) =>
        workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/status", new { status });

    private static Task<JsonNode> Say(TestWorkspace workspace, JsonNode ticket, bool customer = false, bool note = false) => workspace.Api.PostJson(
        $"/api/v1/tickets/{ticket.Id()}/messages",
        customer
            ? new { kind = "public_reply", body = "And now?", author = new { contact_id = ticket["requester"]!.Id() } }
            : new { kind = note ? "internal_note" : "public_reply", body = "Try this." });

    private static void Same(JsonNode shown, JsonNode opened) => shown["sla"]!.ToJsonString().ShouldBe(opened["sla"]!.ToJsonString());

    private static DateTimeOffset Instant(JsonNode node, string field) => node[field]!.GetValue<DateTimeOffset>();

    private static long Number(JsonNode node, string field) => node[field]!.GetValue<long>();
}
