using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class TicketQueryTests(ParleyHost host)
{
    [Fact]
    public async Task A_list_is_asked_for_in_the_query_language()
    {
        var workspace = await host.NewWorkspace();
        var team = await workspace.Api.PostJson("/api/v1/teams", new { name = "Second line" });
        var loud = await Open(workspace, new { subject = "Loud kettle", description = "It hums", priority = "high", tags = new[] { "vip" }, requester = Lena(workspace) });
        var calm = await Open(workspace, new { subject = "Calm kettle", description = "It is silent", team_id = team.Id(), requester = new { email = "tom@home.example" } });
        await workspace.Api.PutJson($"/api/v1/tickets/{calm.Id()}/status", new { status = "pending" });

        await Finds("kettle", loud, calm);
        await Finds("kettle priority>=high", loud);
        await Finds("status:pending", calm);
        await Finds("-status:pending,closed", loud);
        await Finds("tag:vip or team:\"second line\"", loud, calm);
        await Finds("hums or tag:none or status:pending", loud, calm);
        await Finds("kettle -silent", loud);
        await Finds("status:new,pending -hums", calm);
        await Finds("assignee:none kettle", loud, calm);
        await Finds("assignee:me");
        await Finds($"requester:{Address(workspace).ToUpperInvariant()}", loud);
        await Finds("created>-1h -updated<today", loud, calm);
        await Finds("created<2020 or (loud (hums or silent))", loud);

        async Task Finds(string query, params JsonNode[] expected) =>
            (await workspace.Api.GetJson($"/api/v1/tickets?q={Uri.EscapeDataString(query)}")).Data().Select(t => t.Id()).ShouldBe(expected.Select(t => t.Id()), ignoreOrder: true, query);
    }

    [Fact]
    public async Task A_wrong_query_is_refused_with_its_place_and_a_hint()
    {
        var workspace = await host.NewWorkspace();

        var problem = await workspace.Api.GetJson("/api/v1/tickets?q=kettle%20pritority%3Ahigh", HttpStatusCode.UnprocessableEntity);

        problem["position"]!.GetValue<int>().ShouldBe(7);
        problem["length"]!.GetValue<int>().ShouldBe(9);
        problem.Text("hint").ShouldBe("Did you mean 'priority'?");
        problem["errors"]![0]!.Text("field").ShouldBe("/q");
    }

    [Fact]
    public async Task A_name_that_means_nobody_is_refused_at_its_place()
    {
        var workspace = await host.NewWorkspace();

        var problem = await workspace.Api.GetJson("/api/v1/tickets?q=kettle%20assignee%3AAdo", HttpStatusCode.UnprocessableEntity);

        (problem["position"]!.GetValue<int>(), problem["length"]!.GetValue<int>()).ShouldBe((16, 3));
        problem.Text("hint").ShouldContain("Ada Admin");
    }

    [Fact]
    public async Task Who_writes_a_query_is_told_what_may_come_next()
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PostJson("/api/v1/teams", new { name = "Second line" });
        await Open(workspace, new { subject = "A", description = "B", tags = new[] { "very-late", "vip" }, requester = Lena(workspace) });
        await Open(workspace, new { subject = "A", description = "B", tags = new[] { "vip" }, requester = Lena(workspace) });

        await Suggests("", "status:", "priority:", "assignee:", "team:", "tag:", "type:", "source:", "requester:", "company:", "created>", "updated>", "resolved>", "due>", "satisfaction:");
        await Suggests("kettle st|", "status:");
        await Suggests("kettle (-ty|", "type:");
        await Suggests("o|", "or");
        await Suggests("status:|", "new", "open", "pending", "on_hold", "resolved", "closed");
        await Suggests("status:open,p|", "pending");
        await Suggests("priority>=h|", "high");
        await Suggests("assignee:a|", "\"Ada Admin\"");
        await Suggests("team:li|", "\"Second line\"");
        await Suggests("tag:v| status:open", "vip", "very-late");
        await Suggests("requester:lena|", Address(workspace));
        await Suggests("stauts:op|");
        await Suggests("\"a phrase|");

        async Task Suggests(string text, params string[] expected)
        {
            var at = text.IndexOf('|', StringComparison.Ordinal);
            var query = Uri.EscapeDataString(text.Replace("|", "", StringComparison.Ordinal));
            var answer = await workspace.Api.GetJson($"/api/v1/tickets/query?q={query}{(at < 0 ? "" : $"&at={at}")}");
            answer["suggestions"]!.AsArray().Select(s => s!.Text("text")).ShouldBe(expected, text);
        }
    }

    [Fact]
    public async Task A_query_that_is_not_finished_says_what_is_wrong_so_far()
    {
        var workspace = await host.NewWorkspace();

        (await workspace.Api.GetJson("/api/v1/tickets/query"))["fault"].ShouldBeNull();
        (await workspace.Api.GetJson("/api/v1/tickets/query?q=status%3Aopen"))["fault"].ShouldBeNull();
        var answer = await workspace.Api.GetJson("/api/v1/tickets/query?q=tag%3Avip%20status%3Aop&at=17");
        answer["fault"]!["position"]!.GetValue<int>().ShouldBe(15);
        (answer["from"]!.GetValue<int>(), answer["to"]!.GetValue<int>()).ShouldBe((15, 17));
    }

    [Fact]
    public async Task Tags_of_tickets_out_of_sight_are_not_suggested()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        await Open(workspace, new { subject = "A", description = "B", tags = new[] { "hidden" }, requester = Lena(workspace) });
        await Open(workspace, new { subject = "A", description = "B", tags = new[] { "seen" }, team_id = agent.Team, requester = Lena(workspace) });

        var answer = await agent.Api.GetJson("/api/v1/tickets/query?q=tag%3A");

        answer["suggestions"]!.AsArray().Select(s => s!.Text("text")).ShouldBe(["seen"]);
    }

    private static object Lena(TestWorkspace workspace) => new { email = Address(workspace) };

    private static string Address(TestWorkspace workspace) => $"lena-{workspace.Tag}@roastery.example";

    private static Task<JsonNode> Open(TestWorkspace workspace, object ticket) => workspace.Api.PostJson("/api/v1/tickets", ticket);
}
