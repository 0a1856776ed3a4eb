using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Time spent on tickets, logged by hand or by a timer.</summary>
public sealed class TimeApiTests(ParleyHost host)
{
    [Fact]
    public async Task Logged_time_is_summed_and_corrected_and_taken_away()
    {
        var (workspace, browser, ticket) = await Desk();
        var time = $"/api/v1/tickets/{ticket.Id()}/time";

        var first = await browser.PostJson(time, new { seconds = 1800, billable = true, note = " Called the carrier " });
        var second = await browser.PostJson(time, new { seconds = 600 });
        await browser.PatchJson($"/api/v1/time/{second.Id()}", new { seconds = 900, billable = true });

        first.Text("note").ShouldBe("Called the carrier");
        first["agent"]!.Id().ShouldBe(workspace.Admin.Actor.Id!.Value);
        first["ticket_number"]!.GetValue<long>().ShouldBe(ticket["number"]!.GetValue<long>());
        var read = await browser.GetJson(time);
        read.Data().Select(e => e.Id()).ShouldBe([second.Id(), first.Id()]);
        (read["total_s"]!.GetValue<long>(), read["billable_s"]!.GetValue<long>()).ShouldBe((2700, 2700));

        await browser.Send(HttpMethod.Delete, $"/api/v1/time/{first.Id()}", null, HttpStatusCode.NoContent);

        read = await browser.GetJson(time);
        (read["total_s"]!.GetValue<long>(), read["billable_s"]!.GetValue<long>()).ShouldBe((900, 900));
        var logged = (await browser.GetJson($"/api/v1/tickets/{ticket.Id()}/events")).Data().Where(e => e.Text("type") == "ticket.time_logged").Select(e => e["data"]!).ToList();
        logged.Select(d => ((int?)d["from"], (int?)d["to"])).ShouldBe([(null, 1800), (null, 600), (600, 900), (1800, null)]);
    }

    [Fact]
    public async Task Pages_of_logged_time_follow_each_other()
    {
        var (_, browser, ticket) = await Desk();
        for (var i = 1; i <= 5; i++)
        {
            await browser.PostJson($"/api/v1/tickets/{ticket.Id()}/time", new { seconds = i });
        }

        var all = await browser.AllPages($"/api/v1/tickets/{ticket.Id()}/time", 2);

        all.Select(e => e["seconds"]!.GetValue<int>()).ShouldBe([5, 4, 3, 2, 1]);
    }

    [Fact]
    public async Task An_agent_has_one_timer_and_it_goes_where_they_go()
    {
        var (_, browser, first) = await Desk();
        var second = await browser.PostJson("/api/v1/tickets", new { subject = "Second", description = "B", requester = new { email = "maya@home.example" } });

        var started = await Start(browser, first);
        var again = await Start(browser, first);
        var elsewhere = await Start(browser, second);

        again.Id().ShouldBe(started.Id());
        elsewhere["seconds"].ShouldBeNull();
        (await browser.GetJson("/api/v1/time/running"))["running"]!.Id().ShouldBe(elsewhere.Id());
        (await browser.GetJson($"/api/v1/tickets/{first.Id()}/time")).Data().Single()["seconds"]!.GetValue<int>().ShouldBeGreaterThan(0);

        var stopped = await browser.Send(HttpMethod.Post, $"/api/v1/time/{elsewhere.Id()}/stop", null, HttpStatusCode.OK);
        var twice = await browser.Send(HttpMethod.Post, $"/api/v1/time/{elsewhere.Id()}/stop", null, HttpStatusCode.OK);

        twice.ToJsonString().ShouldBe(stopped.ToJsonString());
        (await browser.GetJson("/api/v1/time/running"))["running"].ShouldBeNull();
    }

    [Fact]
    public async Task Timers_started_at_once_leave_one_running()
    {
        var (workspace, browser, ticket) = await Desk();
        var tickets = new List<JsonNode> { ticket };
        for (var i = 0; i < 5; i++)
        {
            tickets.Add(await workspace.OpenTicket($"Ticket {i}"));
        }

        await Task.WhenAll(tickets.Select(t => Start(browser, t)));

        var entries = new List<JsonNode>();
        foreach (var one in tickets)
        {
            entries.AddRange((await browser.GetJson($"/api/v1/tickets/{one.Id()}/time")).Data());
        }

        entries.Count.ShouldBe(6);
        entries.Count(e => e["seconds"] is null).ShouldBe(1);
    }

    [Fact]
    public async Task Another_agents_time_is_theirs_to_change_and_an_administrators()
    {
        var (workspace, browser, ticket) = await Desk();
        var mine = await browser.PostJson($"/api/v1/tickets/{ticket.Id()}/time", new { seconds = 60 });
        var agent = await TeamAgent.Hire(workspace);
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", new { team_id = agent.Team });
        var (colleague, other) = (agent.Id, agent.Api);
        var theirs = await other.PostJson($"/api/v1/tickets/{ticket.Id()}/time", new { seconds = 60 });

        await other.Refused(HttpMethod.Patch, $"/api/v1/time/{mine.Id()}", new { seconds = 1 }, 403, "forbidden");
        await other.Refused(HttpMethod.Delete, $"/api/v1/time/{mine.Id()}", null, 403, "forbidden");
        (await other.Refused(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/time", new { seconds = 60, agent_id = workspace.Admin.Actor.Id }, 422, "invalid")).Pointers().ShouldBe(["/agent_id"]);
        await browser.PatchJson($"/api/v1/time/{theirs.Id()}", new { seconds = 90 });
        var forThem = await browser.PostJson($"/api/v1/tickets/{ticket.Id()}/time", new { seconds = 30, agent_id = colleague });

        forThem["agent"]!.Id().ShouldBe(colleague);
    }

    [Fact]
    public async Task A_closed_ticket_takes_no_time_but_lets_a_timer_stop()
    {
        var (_, browser, ticket) = await Desk();
        var timer = await Start(browser, ticket);
        foreach (var status in new[] { "resolved", "closed" })
        {
            await browser.PutJson($"/api/v1/tickets/{ticket.Id()}/status", new { status });
        }

        await browser.Refused(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/time", new { seconds = 60 }, 409, "ticket_closed");
        await browser.Refused(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/time/start", new { }, 409, "ticket_closed");
        var stopped = await browser.Send(HttpMethod.Post, $"/api/v1/time/{timer.Id()}/stop", null, HttpStatusCode.OK);

        stopped["seconds"]!.GetValue<int>().ShouldBeGreaterThan(0);
        await browser.Refused(HttpMethod.Delete, $"/api/v1/time/{timer.Id()}", null, 409, "ticket_closed");
    }

    [Theory]
    [InlineData("""{}""", "/seconds")]
    [InlineData("""{"seconds": 0}""", "/seconds")]
    [InlineData("""{"seconds": 360000}""", "/seconds")]
    [InlineData("""{"seconds": 60, "started_at": "2999-01-01T00:00:00Z"}""", "/started_at")]
    [InlineData("""{"seconds": 60, "agent_id": "0199aaaa-0000-7000-8000-000000000001"}""", "/agent_id")]
    public async Task Wrong_time_is_refused_by_its_field(string body, string field)
    {
        var (_, browser, ticket) = await Desk();

        var refused = await browser.Refused(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/time", JsonNode.Parse(body)!, 422, "invalid");

        refused.Pointers().ShouldBe([field]);
        (await browser.GetJson($"/api/v1/tickets/{ticket.Id()}/time")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_key_names_the_agent_whose_time_it_is()
    {
        var (workspace, _, ticket) = await Desk();
        var time = $"/api/v1/tickets/{ticket.Id()}/time";

        (await workspace.Api.Refused(HttpMethod.Post, time, new { seconds = 60 }, 422, "invalid")).Pointers().ShouldBe(["/agent_id"]);
        (await workspace.Api.Refused(HttpMethod.Post, $"{time}/start", new { }, 422, "invalid")).Pointers().ShouldBe(["/agent_id"]);
        (await workspace.Api.PostJson(time, new { seconds = 60, agent_id = workspace.Admin.Actor.Id }))["agent"]!.Id().ShouldBe(workspace.Admin.Actor.Id!.Value);
    }

    private async Task<(TestWorkspace Workspace, HttpClient Browser, JsonNode Ticket)> Desk()
    {
        var workspace = await host.NewWorkspace();
        return (workspace, (await Browser.SignInAdmin(workspace)).Client, await workspace.OpenTicket("A ticket"));
    }

    private static Task<JsonNode> Start(HttpClient browser, JsonNode ticket) =>
        browser.Send(HttpMethod.Post, $"/api/v1/tickets/{ticket.Id()}/time/start", new { }, HttpStatusCode.OK);
}
