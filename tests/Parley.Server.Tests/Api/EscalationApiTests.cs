using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Escalating by hand; what is set up for it.</summary>
public sealed class EscalationApiTests(ParleyHost host)
{
    [Fact]
    public async Task An_escalated_ticket_goes_to_the_next_tier_without_its_assignee_and_more_urgent_and_back_as_it_was()
    {
        var (workspace, first, second) = await World();
        var ticket = await workspace.OpenTicket();
        await workspace.Api.PutJson($"{Path(ticket)}/assign", new { agent_id = workspace.Admin.Actor.Id });

        var up = await Escalate(workspace, ticket, new { reason = "He is angry" });
        var top = await Escalate(workspace, ticket, new { reason = "Still" });

        (up["team"]!.Id(), up["assignee"], up.Text("priority"), Level(up)).ShouldBe((first.Id(), null, "high", 1));
        (top["team"]!.Id(), top.Text("priority"), Level(top)).ShouldBe((second.Id(), "urgent", 2));
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/escalate", new { reason = "More" }, 409, "last_tier");
        (await workspace.Api.GetJson($"{Path(ticket)}/escalations")).Data().Select(e => e.Text("reason")).ShouldBe(["Still", "He is angry"]);
        var told = (await workspace.Api.GetJson($"{Path(ticket)}/events")).Data().First(e => e.Text("type") == "ticket.escalated");
        (told["data"]!["level"]!.GetValue<int>(), told["data"]!.Text("reason")).ShouldBe((1, "He is angry"));

        await TakeBack(workspace, ticket);
        var back = await TakeBack(workspace, ticket);

        (back["team"], back["assignee"]!.Id(), back.Text("priority"), Level(back)).ShouldBe((null, workspace.Admin.Actor.Id!.Value, "normal", 0));
        await workspace.Api.Refused(HttpMethod.Delete, $"{Path(ticket)}/escalate", null, 409, "not_escalated");
        (await workspace.Api.GetJson($"{Path(ticket)}/escalations")).Data().ShouldAllBe(e => e["taken_back_at"] != null);
    }

    [Fact]
    public async Task What_somebody_has_changed_since_stays_when_it_is_taken_back()
    {
        var (workspace, first, _) = await World();
        var ticket = await workspace.OpenTicket();
        await Escalate(workspace, ticket, new { reason = "Late" });
        await workspace.Api.PutJson($"{Path(ticket)}/priority", new { priority = "low" });
        await workspace.Api.PutJson($"{Path(ticket)}/assign", new { agent_id = workspace.Admin.Actor.Id });

        var back = await TakeBack(workspace, ticket);

        (back["team"], back["assignee"]!.Id(), back.Text("priority")).ShouldBe((null, workspace.Admin.Actor.Id!.Value, "low"));
        first.Id().ShouldNotBe(default);
    }

    [Fact]
    public async Task It_goes_where_it_is_told_to()
    {
        var (workspace, first, second) = await World();
        var third = await workspace.Api.PostJson("/api/v1/teams", new { name = "Elsewhere" });
        var (a, b) = (await workspace.OpenTicket(), await workspace.OpenTicket());

        var tier = await Escalate(workspace, a, new { reason = "Up", tier = 2, priority = "low", agent_id = workspace.Admin.Actor.Id });
        var team = await Escalate(workspace, b, new { reason = "Aside", team_id = third.Id() });

        (tier["team"]!.Id(), tier["assignee"]!.Id(), tier.Text("priority"), Level(tier)).ShouldBe((second.Id(), workspace.Admin.Actor.Id!.Value, "low", 2));
        (team["team"]!.Id(), Level(team)).ShouldBe((third.Id(), 1));
        (await Escalate(workspace, b, new { reason = "Up" }))["team"]!.Id().ShouldBe(second.Id());
        first.Id().ShouldNotBe(default);
    }

    [Fact]
    public async Task Bad_wishes_are_named_and_change_nothing()
    {
        var (workspace, first, _) = await World();
        var (ticket, closed) = (await workspace.OpenTicket(), await workspace.OpenTicket());
        await workspace.Api.PutJson($"{Path(closed)}/status", new { status = "resolved" });
        await workspace.Api.PutJson($"{Path(closed)}/status", new { status = "closed" });
        var stranger = await (await host.NewWorkspace()).Api.PostJson("/api/v1/teams", new { name = "Theirs" });
        var before = await Rows.Of(host, workspace);

        await Wrong($"{Path(ticket)}/escalate", new { reason = " " }, "/reason");
        await Wrong($"{Path(ticket)}/escalate", new { reason = "A", tier = 3 }, "/tier");
        await Wrong($"{Path(ticket)}/escalate", new { reason = "A", tier = 1, team_id = first.Id() }, "/team_id");
        await Wrong($"{Path(ticket)}/escalate", new { reason = "A", team_id = stranger.Id() }, "/team_id");
        await Wrong($"{Path(ticket)}/escalate", new { reason = "A", agent_id = stranger.Id() }, "/agent_id");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(closed)}/escalate", new { reason = "A" }, 409, "ticket_closed");
        await Wrong("/api/v1/escalation/rules", new { name = "A" }, "/after_minutes");
        await Wrong("/api/v1/escalation/rules", new { name = "A", after_minutes = 0 }, "/after_minutes");
        await Wrong("/api/v1/escalation/rules", new { name = "A", sla_within_minutes = -1 }, "/sla_within_minutes");
        await Wrong("/api/v1/escalation/rules", new { name = "A", after_minutes = 5, company_id = stranger.Id() }, "/company_id");
        await Wrong("/api/v1/escalation/tiers", new { tiers = new[] { new { name = "A", team_id = stranger.Id() } } }, "/tiers/0/team_id", HttpMethod.Put);
        await Wrong("/api/v1/escalation/tiers", new { tiers = new[] { new { name = "A", team_id = first.Id() }, new { name = "B", team_id = first.Id() } } }, "/tiers/1/team_id", HttpMethod.Put);

        (await Rows.Of(host, workspace)).ShouldBe(before);

        async Task Wrong(string path, object body, string field, HttpMethod? method = null) =>
            (await workspace.Api.Refused(method ?? HttpMethod.Post, path, body, 422, "invalid")).Pointers().ShouldBe([field]);
    }

    [Fact]
    public async Task Without_tiers_it_says_so()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();

        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/escalate", new { reason = "A" }, 409, "no_tiers");
    }

    [Fact]
    public async Task Rules_are_made_changed_and_deleted()
    {
        var workspace = await host.NewWorkspace();
        var rule = await workspace.Api.PostJson("/api/v1/escalation/rules", new { name = "Old", after_minutes = 60, tag = " VIP " });
        (rule.Text("tag"), rule.Text("priority_at_least"), rule["active"]!.GetValue<bool>()).ShouldBe(("vip", "low", true));
        (await workspace.Api.Refused(HttpMethod.Post, "/api/v1/escalation/rules", new { name = "Old", after_minutes = 5 }, 422, "invalid")).Pointers().ShouldBe(["/name"]);

        var changed = await workspace.Api.PutJson($"/api/v1/escalation/rules/{rule.Id()}", new { name = "Late", sla_within_minutes = 0, active = false });
        (changed.Text("name"), changed["after_minutes"], changed["active"]!.GetValue<bool>()).ShouldBe(("Late", null, false));

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/escalation/rules/{rule.Id()}", null, HttpStatusCode.NoContent);
        (await workspace.Api.GetJson("/api/v1/escalation/rules")).Data().ShouldBeEmpty();
    }

    private async Task<(TestWorkspace Workspace, JsonNode First, JsonNode Second)> World()
    {
        var workspace = await host.NewWorkspace();
        var (first, second) = (await workspace.Api.PostJson("/api/v1/teams", new { name = "Senior" }), await workspace.Api.PostJson("/api/v1/teams", new { name = "Engineering" }));
        var tiers = new[] { new { name = "Second line", team_id = first.Id() }, new { name = "Third line", team_id = second.Id() } };
        (await workspace.Api.PutJson("/api/v1/escalation/tiers", new { tiers })).Data().Select(t => t["level"]!.GetValue<int>()).ShouldBe([1, 2]);
        return (workspace, first, second);
    }

    private static int Level(JsonNode ticket) => ticket["escalation_level"]!.GetValue<int>();

    private static string Path(JsonNode ticket) => $"/api/v1/tickets/{ticket.Id()}";

    private static Task<JsonNode> Escalate(TestWorkspace workspace, JsonNode ticket, object body) => workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/escalate", body, HttpStatusCode.OK);

    private static Task<JsonNode> TakeBack(TestWorkspace workspace, JsonNode ticket) => workspace.Api.Send(HttpMethod.Delete, $"{Path(ticket)}/escalate", null, HttpStatusCode.OK);
}
