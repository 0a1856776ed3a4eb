using System.Net;
using System.Text.Json.Nodes;
using Parley.Platform.Work.Jobs;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Background work, seen and steered.</summary>
public sealed class JobsApiTests(ParleyHost host)
{
    [Fact]
    public async Task Dead_jobs_are_listed_newest_first_and_page_by_page()
    {
        var workspace = await host.NewWorkspace();
        var dead = new List<JobId>();
        foreach (var hours in new[] { 3, 1, 2, 1 })
        {
            dead.Add(await DeadJobs.Add(host.Services, workspace, ago: TimeSpan.FromHours(hours)));
        }

        await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.Zero);
        var first = await workspace.Api.GetJson("/api/v1/jobs?state=dead&limit=3");
        var second = await workspace.Api.GetJson($"/api/v1/jobs?state=dead&limit=3&after={first.Text("next")}");

        first.Data().Concat(second.Data()).Select(j => j.Id()).ShouldBe(new[] { dead[3], dead[1], dead[2], dead[0] }.Select(id => id.Value));
        second["next"].ShouldBeNull();
        await workspace.Api.GetJson($"/api/v1/jobs?state=waiting&after={first.Text("next")}", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_job_tells_its_ticket_its_event_and_its_error()
    {
        var filled = await FilledWorkspace.Make(host);

        var page = await filled.Api.GetJson($"/api/v1/jobs?state=dead&kind={DeadJobs.KindOf(filled.Tag)}");

        var job = page.Data().Single(j => j.Id() == filled.Ids["dead job"]);
        job.Text("state").ShouldBe("dead");
        job.Text("event_type").ShouldBe("ticket.created");
        job.Id("ticket_id").ShouldBe(filled.Ids["ticket"]);
        job["ticket_number"]!.GetValue<long>().ShouldBe(filled.Ticket["number"]!.GetValue<long>());
        job.Text("last_error").ShouldContain("answered 503");
        job["attempts"]!.GetValue<int>().ShouldBe(25);
        page.Data().Single(j => j.Id() == filled.Ids["another dead job"])["ticket_id"].ShouldBeNull();
        (await filled.Api.GetJson("/api/v1/jobs?kind=nothing.of_the_kind")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_summary_counts_by_kind_and_tells_how_long_the_oldest_has_waited()
    {
        var workspace = await host.NewWorkspace();
        await DeadJobs.Add(host.Services, workspace);
        await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromMinutes(-2));
        await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromMinutes(-1));
        await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1), node: "gone-1");
        await DeadJobs.Add(host.Services, workspace, kind: "test.only_dead");

        var summary = await workspace.Api.GetJson("/api/v1/jobs/summary");

        var counted = summary.Data().Single(k => k.Text("kind") == DeadJobs.KindOf(workspace.Tag));
        string.Join(' ', ((string[])["waiting", "running", "dead"]).Select(f => counted[f]!.GetValue<int>())).ShouldBe("2 1 1");
        counted["oldest_due_seconds"]!.GetValue<long>().ShouldBeInRange(120, 180);
        summary.Data().Single(k => k.Text("kind") == "test.only_dead")["oldest_due_seconds"].ShouldBeNull();
    }

    [Fact]
    public async Task Each_state_lists_its_own()
    {
        var workspace = await host.NewWorkspace();
        var dead = await DeadJobs.Add(host.Services, workspace);
        var waiting = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1));
        var abandoned = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromSeconds(-1), node: "gone-1");
        var running = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1), node: "here-1");

        (await Listed("?state=dead")).ShouldBe([dead.Value]);
        (await Listed("?state=waiting")).ShouldBe([abandoned.Value, waiting.Value]);
        (await Listed("?state=running")).ShouldBe([running.Value]);
        (await Listed("")).Count.ShouldBe(4);

        async Task<List<Guid>> Listed(string query) => [.. (await workspace.Api.GetJson($"/api/v1/jobs{query}")).Data().Select(j => j.Id())];
    }

    [Fact]
    public async Task A_retried_job_is_due_at_once_and_has_all_its_attempts_again()
    {
        var workspace = await host.NewWorkspace();
        var dead = await DeadJobs.Add(host.Services, workspace, ago: TimeSpan.FromHours(1));

        var retried = await workspace.Api.PostJson($"/api/v1/jobs/{dead.Value}/retry", new { }, HttpStatusCode.OK);

        retried.Text("state").ShouldBe("waiting");
        retried["attempts"]!.GetValue<int>().ShouldBe(0);
        retried["dead_at"].ShouldBeNull();
        retried.Text("last_error").ShouldNotBeEmpty();
        DateTimeOffset.Parse(retried.Text("run_at"), null).ShouldBe(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
        (await workspace.Api.GetJson("/api/v1/jobs?state=dead")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pause_after_a_failure_can_be_cut_short_and_a_time_that_was_set_cannot()
    {
        var workspace = await host.NewWorkspace();
        var failed = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1), error: "It was away.");
        var planned = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1));
        var running = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1), node: "here-1", error: "It was away.");

        await workspace.Api.PostJson($"/api/v1/jobs/{failed.Value}/retry", new { }, HttpStatusCode.OK);

        foreach (var other in new[] { planned, running })
        {
            (await workspace.Api.PostJson($"/api/v1/jobs/{other.Value}/retry", new { }, HttpStatusCode.Conflict)).Text("code").ShouldBe("job_not_failed");
        }
    }

    [Fact]
    public async Task All_dead_jobs_are_retried_or_those_of_one_kind_and_no_other_workspaces()
    {
        var (workspace, other) = (await host.NewWorkspace(), await host.NewWorkspace());
        foreach (var kind in new[] { "test.a", "test.a", "test.b" })
        {
            await DeadJobs.Add(host.Services, workspace, kind);
        }

        await DeadJobs.Add(host.Services, other, "test.a");

        Said(await workspace.Api.PostJson("/api/v1/jobs/retry", new { kind = "test.a" }, HttpStatusCode.OK)).ShouldBe((2, 0));
        Said(await workspace.Api.PostJson("/api/v1/jobs/retry", new { }, HttpStatusCode.OK)).ShouldBe((1, 0));
        (await other.Api.GetJson("/api/v1/jobs?state=dead")).Data().Count.ShouldBe(1);

        static (int Retried, int Left) Said(JsonNode answer) => (answer["retried"]!.GetValue<int>(), answer["left"]!.GetValue<int>());
    }

    [Fact]
    public async Task Only_a_dead_job_is_discarded()
    {
        var workspace = await host.NewWorkspace();
        var dead = await DeadJobs.Add(host.Services, workspace);
        var waiting = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1), error: "It was away.");

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/jobs/{dead.Value}", null, HttpStatusCode.NoContent);

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/jobs/{dead.Value}", null, HttpStatusCode.NotFound);
        (await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/jobs/{waiting.Value}", null, HttpStatusCode.Conflict)).Text("code").ShouldBe("job_not_dead");
        (await workspace.Api.GetJson("/api/v1/jobs")).Data().Single().Id().ShouldBe(waiting.Value);
    }

    [Fact]
    public async Task An_agent_has_no_business_here()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var dead = await DeadJobs.Add(host.Services, workspace);

        await agent.Api.GetJson("/api/v1/jobs", HttpStatusCode.Forbidden);
        await agent.Api.GetJson("/api/v1/jobs/summary", HttpStatusCode.Forbidden);
        await agent.Api.PostJson($"/api/v1/jobs/{dead.Value}/retry", new { }, HttpStatusCode.Forbidden);
        await agent.Api.PostJson("/api/v1/jobs/retry", new { }, HttpStatusCode.Forbidden);
        await agent.Api.Send(HttpMethod.Delete, $"/api/v1/jobs/{dead.Value}", null, HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_standing_job_of_Parleys_own_is_in_no_workspaces_list()
    {
        var workspace = await host.NewWorkspace();

        (await workspace.Api.GetJson("/api/v1/jobs")).Data().ShouldBeEmpty();
        (await workspace.Api.GetJson("/api/v1/jobs/summary")).Data().ShouldBeEmpty();
    }
}
