using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests;

/// <summary>What an agent sees whose sight ends at their teams.</summary>
public sealed class VisibilityTests(ParleyHost host)
{
    [Fact]
    public async Task Only_the_teams_tickets_and_ones_own_are_listed_and_found()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var ours = await TeamAgent.Open(workspace, "Kettle ours", agent.Team);
        var own = await TeamAgent.Open(workspace, "Kettle own", assignee: agent.Id);
        await TeamAgent.Open(workspace, "Kettle of nobody");
        await TeamAgent.Open(workspace, "Kettle of another", assignee: workspace.Founded.Admin.Id.Value);
        Guid[] seen = [ours.Id(), own.Id()];

        foreach (var query in new[] { "", "?q=kettle", "?status=new", "?sort=number&limit=2", "?tag=none&q=nothing" })
        {
            var expected = query.Contains("nothing", StringComparison.Ordinal) ? [] : seen;
            (await agent.Api.GetJson($"/api/v1/tickets{query}")).Data().Select(t => t.Id()).ShouldBe(expected, ignoreOrder: true, query);
        }

        (await agent.Api.GetJson("/api/v1/tickets?assignee=none")).Data().Single().Id().ShouldBe(ours.Id());
        (await agent.Api.GetJson($"/api/v1/tickets?assignee={workspace.Founded.Admin.Id.Value}")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unseen_ticket_is_not_there_for_any_operation()
    {
        var workspace = await host.NewWorkspace();
        var filled = await FilledWorkspace.Make(host);
        var agent = await TeamAgent.Hire(filled.Workspace);
        var document = await OpenApiDocument.Read(filled.Api);
        var before = await Rows.Of(host, filled.Workspace);
        var operations = document.Operations.Where(o => o.Path.Contains("/tickets/{id}", StringComparison.Ordinal) || o.Path.Contains("/ticket/{id}", StringComparison.Ordinal)).ToList();
        operations.Count.ShouldBeGreaterThan(9);

        foreach (var operation in operations)
        {
            var request = KnownCalls.Request(operation, operation.PathWith(filled.Ids["ticket"]), KnownCalls.Body(operation, filled));
            var (status, answer) = await agent.Api.Ask(request);
            status.ShouldBe(HttpStatusCode.NotFound, $"{operation} answered {answer}");
        }

        await agent.Api.GetJson($"/api/v1/tickets/{filled.Ticket["number"]}", HttpStatusCode.NotFound);
        await agent.Api.GetJson($"/api/v1/files/{filled.Ids["attached file"]}/download", HttpStatusCode.NotFound);
        (await Rows.Of(host, filled.Workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_cannot_be_hung_on_an_unseen_ticket()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var unseen = await TeamAgent.Open(workspace, "Unseen");
        using var form = Answers.Form("a.txt", [1]);
        form.Add(new StringContent($"{unseen.Id()}"), "ticket_id");

        using var response = await agent.Api.PostAsync(new Uri("/api/v1/files/upload", UriKind.Relative), form);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.Content.ReadFromJsonAsync<JsonNode>())!.Pointers().ShouldBe(["/ticket_id"]);
    }

    [Fact]
    public async Task A_ticket_of_ones_team_is_read_answered_and_its_files_come_down()
    {
        var filled = await FilledWorkspace.Make(host);
        var agent = await TeamAgent.Hire(filled.Workspace);
        await filled.Api.PutJson($"/api/v1/tickets/{filled.Ids["ticket"]}/assign", new { team_id = agent.Team });
        var path = $"/api/v1/tickets/{filled.Ids["ticket"]}";

        await agent.Api.PostJson($"{path}/messages", new { kind = "public_reply", body = "Hello" });

        (await agent.Api.GetJson($"{path}/messages")).Data().Count.ShouldBe(5); // one came with a merged ticket
        (await agent.Api.GetJson($"{path}/events")).Data().ShouldNotBeEmpty();
        (await agent.Api.GetStringAsync(new Uri($"/api/v1/files/{filled.Ids["attached file"]}/download", UriKind.Relative))).ShouldBe($"attached {filled.Tag}");
        (await agent.Api.GetJson($"/api/v1/files/ticket/{filled.Ids["ticket"]}")).Data().Single().Id().ShouldBe(filled.Ids["attached file"]);
    }

    [Fact]
    public async Task A_screen_hears_of_seen_tickets_only_and_loses_those_that_leave()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var ours = await TeamAgent.Open(workspace, "Ours", agent.Team);
        var unseen = await TeamAgent.Open(workspace, "Unseen");
        await using var screen = await HubClient.OfBrowser(host, agent.Browser);
        await screen.Call("JoinList", "all");
        await screen.Call("JoinTicket", ours.Id());
        (await screen.Refused("JoinTicket", unseen.Id())).ShouldContain("not_found");

        await workspace.Api.PutJson($"/api/v1/tickets/{unseen.Id()}/priority", new { priority = "high" });
        await workspace.Api.PostJson($"/api/v1/tickets/{unseen.Id()}/messages", new { kind = "internal_note", body = "Secret" });
        await workspace.Api.PutJson($"/api/v1/tickets/{ours.Id()}/priority", new { priority = "high" });
        await screen.Pushed("ticket_changed", p => p.Id("ticket_id") == ours.Id() && p["data"]?.Text("priority") == "high");

        await workspace.Api.PutJson($"/api/v1/tickets/{ours.Id()}/assign", """{"team_id": null}""");
        await screen.Pushed("ticket_changed", p => p.Id("ticket_id") == ours.Id() && p["data"] is null);
        await workspace.Api.PostJson($"/api/v1/tickets/{ours.Id()}/messages", new { kind = "internal_note", body = "Secret" });

        await workspace.Api.PutJson($"/api/v1/tickets/{unseen.Id()}/assign", new { team_id = agent.Team });
        await screen.Pushed("ticket_changed", p => p.Id("ticket_id") == unseen.Id() && p["data"] is not null);
        screen.Pushes.ShouldAllBe(p => !p.ToJsonString().Contains("Secret", StringComparison.Ordinal));
        // Each once: of our ticket's own beginning one more may come, which enters the feed a moment after the answer.
        screen.Take().Select(p => (p.Id("ticket_id") == ours.Id(), p["data"] is null)).Distinct()
            .ShouldBe([(true, false), (true, true), (false, false)]);
    }
}
