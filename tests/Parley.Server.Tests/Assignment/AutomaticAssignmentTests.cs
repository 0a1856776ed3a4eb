using System.Net;
using System.Text.Json.Nodes;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Work;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Assignment;

public sealed class AutomaticAssignmentTests(AssignmentHost host) : IClassFixture<AssignmentHost>
{
    private const string Rules = "/api/v1/assignment/rules";

    [Fact]
    public async Task A_new_ticket_is_given_to_somebody_and_says_why()
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PutJson(Rules, new { @default = new { kind = "round_robin" } });

        var ticket = await workspace.OpenTicket();
        await host.Settle(workspace);

        (await Read(workspace, ticket))["assignee"]!.Text("name").ShouldBe("Ada Admin");
        var events = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/events")).Data();
        var assigned = events.Single(e => e!.Text("type") == "ticket.assigned")!; // one
        assigned["actor"]!.Text("name").ShouldBe("rule:assignment");
        assigned["data"]!.Text("assigned_by").ShouldBe("rule:assignment");
        assigned["data"]!.Text("reason").ShouldStartWith("Next in turn");
    }

    [Fact]
    public async Task Where_it_is_off_nothing_follows_from_a_new_ticket()
    {
        var workspace = await host.NewWorkspace();

        var ticket = await workspace.OpenTicket();

        (await host.Jobs(workspace)).ShouldBe(0);
        (await Read(workspace, ticket))["assignee"].ShouldBeNull();
        (await host.Duties(workspace)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Origin.Import)]
    [InlineData(Origin.Seed)]
    [InlineData(Origin.Sync)]
    public async Task What_comes_from_elsewhere_is_given_to_nobody(Origin origin)
    {
        var workspace = await host.NewWorkspace();
        await host.Run(workspace, Everybody(AssignmentKind.RoundRobin));
        await host.Settle(workspace);

        await host.Dispatcher.Run(
            workspace.Admin with { Origin = origin }, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example" }, CancellationToken.None);

        (await host.Jobs(workspace)).ShouldBe(0);
        await host.Settle(workspace);
        (await host.Tickets(workspace)).ShouldAllBe(t => t.AssigneeId == null);
    }

    [Fact]
    public async Task Equal_agents_take_turns()
    {
        var workspace = await host.NewWorkspace();
        foreach (var name in new[] { "Maya One", "Tom Two", "Kim Three" })
        {
            await host.Hire(workspace, name);
        }

        await host.Run(workspace, Everybody(AssignmentKind.RoundRobin));
        for (var i = 0; i < 38; i++)
        {
            await workspace.OpenTicket();
            await host.Settle(workspace);
            host.Time.Pass(TimeSpan.FromSeconds(i % 3));
        }

        var counts = (await host.Tickets(workspace)).GroupBy(t => t.AssigneeId).Select(g => g.Count()).Order();
        counts.ShouldBe([9, 9, 10, 10]);
    }

    [Fact]
    public async Task Who_waited_is_given_to_the_first_with_room_the_most_urgent_first()
    {
        var workspace = await host.NewWorkspace();
        var me = workspace.Founded.Admin.Id;
        await host.Run(workspace, Everybody(AssignmentKind.LeastLoaded));
        await Availability(workspace, me, "away");
        var low = await Open(workspace, Priority.Low);
        var urgent = await Open(workspace, Priority.Urgent);
        var normal = await Open(workspace, Priority.Normal);
        await host.Settle(workspace);
        (await host.Waiting(workspace)).ShouldBe([urgent, normal, low]);

        await workspace.Api.PatchJson($"/api/v1/agents/{me.Value}", new { capacity = 6, availability = "available" });
        await host.Settle(workspace);

        (await host.Tickets(workspace)).Where(t => t.AssigneeId is not null).Select(t => t.Id).ShouldBe([urgent, low], ignoreOrder: true); // 5 and 1 of 6 points
        (await host.Waiting(workspace)).ShouldBe([normal]);

        await workspace.Api.PutJson($"/api/v1/tickets/{urgent.Value}/status", new { status = "resolved" });
        host.Time.Pass(TimeSpan.FromSeconds(10)); // the sweep sees it by itself
        await Nodes.Wait.Until(async () => (await host.Waiting(workspace)).Count == 0, TimeSpan.FromSeconds(10), "somebody has it");
        (await workspace.Api.GetJson($"/api/v1/agents/{me.Value}"))["load"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Another_team_gives_a_ticket_to_one_of_its_own()
    {
        var workspace = await host.NewWorkspace();
        var team = (await workspace.Api.PostJson("/api/v1/teams", new { name = "Returns" })).Id();
        var member = await host.Hire(workspace, "Maya One", Desk.Teams.TeamId.From(team));
        await workspace.Api.PutJson(Rules, new { teams = new[] { new { team_id = team, kind = "least_loaded" } } });
        await host.Settle(workspace);
        var ticket = await workspace.OpenTicket();
        (await host.Jobs(workspace)).ShouldBe(0);

        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { team_id = team });
        await host.Settle(workspace);

        (await Read(workspace, ticket))["assignee"]!.Id().ShouldBe(member.Id.Value);
    }

    [Fact]
    public async Task Asked_for_an_agent_when_none_fits_it_says_of_each_why()
    {
        var workspace = await host.NewWorkspace();
        var me = workspace.Founded.Admin.Id;
        var other = await host.Hire(workspace, "Maya One");
        var ticket = await workspace.OpenTicket();
        await Availability(workspace, me, "away");
        await workspace.Api.PatchJson($"/api/v1/agents/{other.Id.Value}", new { capacity = 1 });

        var problem = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { auto = true }, HttpStatusCode.Conflict);

        problem.Text("code").ShouldBe("nobody_fits");
        var agents = problem["agents"]!.AsArray().ToDictionary(a => a!["agent"]!.Text("name"), a => a!["reasons"]!.AsArray().Select(r => r!.GetValue<string>()).ToArray());
        agents["Ada Admin"].ShouldBe(["Is away."]);
        agents["Maya One"].ShouldBe(["Has 0 of 1 points; this ticket takes 2."]);
        (await Read(workspace, ticket))["assignee"].ShouldBeNull();

        // By hand it goes: people decide, and it counts.
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { agent_id = other.Id.Value });
        (await workspace.Api.GetJson($"/api/v1/agents/{other.Id.Value}"))["load"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_the_skills_and_speaks_the_language_is_recommended_first()
    {
        var workspace = await host.NewWorkspace();
        var able = await host.Hire(workspace, "Maya One");
        await workspace.Api.PatchJson($"/api/v1/agents/{able.Id.Value}", new { skills = new[] { "Returns", "stock" }, languages = new[] { "FR" } });
        await workspace.Api.PutJson(Rules, new { needs = new object[] { new { tag = "return", skill = "returns" }, new { tag = "return", language = "fr" } } });
        var ticket = await workspace.Api.PostJson(
            "/api/v1/tickets", new { subject = "A", description = "B", tags = new[] { "return" }, requester = new { email = "kim@home.example" } });

        var recommended = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/assign/recommendations")).Data();

        recommended.Select(r => r!["agent"]!.Text("name")).ShouldBe(["Maya One", "Ada Admin"]);
        recommended[0]!["parts"]!["skill"]!.Text("reason").ShouldBe("Has returns.");
        recommended[1]!["parts"]!["skill"]!.Text("reason").ShouldBe("Lacks returns.");
        recommended[1]!["parts"]!["language"]!.Text("reason").ShouldBe("Does not speak fr.");
        recommended[0]!["score"]!.GetValue<double>().ShouldBeGreaterThan(recommended[1]!["score"]!.GetValue<double>());

        var assigned = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { auto = true });
        assigned["assignee"]!.Text("name").ShouldBe("Maya One");
    }

    [Fact]
    public async Task Working_hours_decide_who_is_given_a_ticket_and_cannot_be_deleted_while_they_do()
    {
        var workspace = await host.NewWorkspace();
        var me = workspace.Founded.Admin.Id.Value;
        var day = host.Now.AddDays(1).DayOfWeek.ToString().ToLowerInvariant();
        var calendar = (await workspace.Api.PostJson(
            "/api/v1/sla/calendars", new { name = "Tomorrow", time_zone = "UTC", hours = new[] { new { day, from = "00:00", to = "24:00" } } })).Id();
        await workspace.Api.PatchJson($"/api/v1/agents/{me}", new { calendar_id = calendar });
        var ticket = await workspace.OpenTicket();

        var problem = await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { auto = true }, HttpStatusCode.Conflict);
        problem["agents"]![0]!["reasons"]![0]!.GetValue<string>().ShouldBe("Is outside working hours.");
        (await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/sla/calendars/{calendar}", null, HttpStatusCode.Conflict)).Text("code").ShouldBe("calendar_in_use");

        host.Time.Pass(TimeSpan.FromDays(1));
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { auto = true });
    }

    [Fact]
    public async Task An_agent_goes_away_and_comes_back_by_themselves_and_nobody_else_says_it_for_them()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);

        var away = await agent.Api.PutJson($"/api/v1/agents/{agent.Id}/availability", new { availability = "away" });
        away.Text("availability").ShouldBe("away");
        await agent.Api.PutJson($"/api/v1/agents/{workspace.Founded.Admin.Id.Value}/availability", new { availability = "away" }, HttpStatusCode.Forbidden);
        (await workspace.Api.PutJson($"/api/v1/agents/{agent.Id}/availability", new { availability = "available" })).Text("availability").ShouldBe("available");
    }

    [Fact]
    public async Task A_replay_tells_what_another_policy_would_have_done_and_changes_nothing()
    {
        var workspace = await host.NewWorkspace();
        var me = workspace.Founded.Admin.Id.Value;
        await host.Hire(workspace, "Maya One");
        for (var i = 0; i < 10; i++)
        {
            var ticket = await workspace.OpenTicket();
            await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { agent_id = me });
            host.Time.Pass(TimeSpan.FromHours(1));
        }

        var before = await Rows.Of(host, workspace);
        var report = await workspace.Api.PostJson("/api/v1/assignment/replay", new { last = 100, policy = new { kind = "round_robin" } }, HttpStatusCode.OK);

        report["tickets"]!.GetValue<int>().ShouldBe(10);
        report["agents"]!.AsArray().Select(a => a!["tickets"]!.GetValue<int>()).ShouldBe([5, 5]);
        report["differences"]!.GetValue<int>().ShouldBe(5);
        report["agents"]!.AsArray().Sum(a => a!["tickets_before"]!.GetValue<int>()).ShouldBe(10);
        report["load_spread"]!.GetValue<double>().ShouldBeLessThan(report["load_spread_before"]!.GetValue<double>());
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    private static ChangeAssignmentRules Everybody(AssignmentKind kind) => new(new AssignmentPolicy(kind, ScoreWeights.Usual), null, null, null);

    private static Task<JsonNode> Availability(TestWorkspace workspace, AgentId agent, string availability) =>
        workspace.Api.PutJson($"/api/v1/agents/{agent.Value}/availability", new { availability });

    private static Task<JsonNode> Read(TestWorkspace workspace, JsonNode ticket) => workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}");

    private async Task<TicketId> Open(TestWorkspace workspace, Priority priority) =>
        (await host.Run(workspace, new OpenTicket { Subject = "A", Description = "B", RequesterEmail = "kim@home.example", Priority = priority })).Id;
}
