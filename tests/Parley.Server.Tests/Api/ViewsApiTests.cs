using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class ViewsApiTests(ParleyHost host)
{
    private static readonly string[] BuiltIn = ["mine", "unassigned", "open", "overdue", "pending", "resolved", "all"];

    [Fact]
    public async Task A_search_is_kept_under_a_name_changed_and_deleted()
    {
        var workspace = await host.NewWorkspace();
        var view = await Save(workspace.Api, "Late returns", "tag:return status:open", shared: true);

        (view.Text("name"), view.Text("query"), view.Text("sort"), view["shared"]!.GetValue<bool>()).ShouldBe(("Late returns", "tag:return status:open", "-created_at", true));
        (await Ids(workspace.Api)).ShouldBe([.. BuiltIn, view.Text("id")]);
        var changed = await workspace.Api.PatchJson($"/api/v1/views/{view.Id()}", new { name = "Returns", sort = "-priority" });
        (changed.Text("name"), changed.Text("query"), changed.Text("sort")).ShouldBe(("Returns", "tag:return status:open", "-priority"));
        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/views/{view.Id()}", null, HttpStatusCode.NoContent);
        (await Ids(workspace.Api)).ShouldBe(BuiltIn);
        await workspace.Api.GetJson($"/api/v1/views/{view.Id()}", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_private_view_is_its_owners_alone_and_a_shared_one_is_changed_by_those_who_may()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var own = await Save(agent.Api, "Tim's own", "assignee:me");
        var shared = await Save(workspace.Api, "Everybody's", "priority>=high", shared: true);

        (await Ids(agent.Api)).ShouldBe([.. BuiltIn, own.Text("id"), shared.Text("id")]);
        (await Ids(workspace.Api)).ShouldBe([.. BuiltIn, shared.Text("id")]);
        await workspace.Api.Send(HttpMethod.Patch, $"/api/v1/views/{own.Id()}", new { name = "Mine now" }, HttpStatusCode.NotFound);
        await agent.Api.Send(HttpMethod.Patch, $"/api/v1/views/{shared.Id()}", new { name = "Mine now" }, HttpStatusCode.Forbidden);
        await agent.Api.Send(HttpMethod.Delete, $"/api/v1/views/{shared.Id()}", null, HttpStatusCode.Forbidden);
        await agent.Api.Send(HttpMethod.Patch, $"/api/v1/views/{own.Id()}", new { shared = true }, HttpStatusCode.Forbidden);
        await agent.Api.Send(HttpMethod.Post, "/api/v1/views", new { name = "For all", shared = true }, HttpStatusCode.Forbidden);
        (await agent.Api.PatchJson($"/api/v1/views/{own.Id()}", new { name = "Mine", place = 0 })).Text("name").ShouldBe("Mine");
    }

    [Fact]
    public async Task Each_view_tells_how_many_tickets_of_ones_own_sight_are_in_it()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        await TeamAgent.Open(workspace, "Kettle of the team", agent.Team);
        await TeamAgent.Open(workspace, "Kettle of Tim", assignee: agent.Id);
        var elsewhere = await TeamAgent.Open(workspace, "Kettle of nobody");
        await workspace.Api.PutJson($"/api/v1/tickets/{elsewhere.Id()}/status", new { status = "pending" });
        await Save(workspace.Api, "Words", "kettle (tim or nobody)", shared: true);
        await Save(workspace.Api, "Fields", "assignee:none", shared: true);
        await Save(workspace.Api, "All", "", shared: true);

        (await Counts(workspace.Api)).ShouldBe(["mine 0", "unassigned 2", "open 3", "overdue 0", "pending 1", "resolved 0", "all 3", "Words 2", "Fields 2", "All 3"]);
        (await Counts(agent.Api)).ShouldBe(["mine 1", "unassigned 1", "open 2", "overdue 0", "pending 0", "resolved 0", "all 2", "Words 1", "Fields 1", "All 2"]);
    }

    [Fact]
    public async Task The_tickets_of_a_built_in_view_are_those_of_its_query()
    {
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket();
        foreach (var view in (await workspace.Api.GetJson("/api/v1/views")).Data())
        {
            var listed = await workspace.Api.GetJson($"/api/v1/tickets?q={Uri.EscapeDataString(view.Text("query"))}&sort={view.Text("sort")}".Replace("q=&", "", StringComparison.Ordinal));
            var counted = (await workspace.Api.GetJson("/api/v1/views/counts")).Data().Single(c => c.Text("view") == view.Text("id"));
            listed.Data().Count.ShouldBe((int)counted["count"]!.GetValue<long>(), view.Text("id"));
        }
    }

    [Fact]
    public async Task A_view_that_cannot_be_looked_up_is_refused_by_its_field()
    {
        var workspace = await host.NewWorkspace();

        (await Refused(new { name = " ", query = "a" })).ShouldBe("/name required");
        (await Refused(new { name = new string('x', 81), query = "a" })).ShouldBe("/name too_long");
        (await Refused(new { name = "A", query = "status:done" })).ShouldBe("/query invalid_query");
        (await Refused(new { name = "A", query = "assignee:nobody" })).ShouldBe("/query invalid_query");
        (await Refused(new { name = "A", query = "a", sort = "subject" })).ShouldBe("/sort unknown_word");
        (await Ids(workspace.Api)).ShouldBe(BuiltIn);

        async Task<string> Refused(object body)
        {
            var problem = await workspace.Api.PostJson("/api/v1/views", body, HttpStatusCode.UnprocessableEntity);
            return $"{problem["errors"]![0]!.Text("field")} {problem["errors"]![0]!.Text("code")}";
        }
    }

    private static Task<JsonNode> Save(HttpClient api, string name, string query, bool shared = false) => api.PostJson("/api/v1/views", new { name, query, shared });

    private static async Task<IEnumerable<string>> Ids(HttpClient api) => (await api.GetJson("/api/v1/views")).Data().Select(v => v.Text("id"));

    private static async Task<IEnumerable<string>> Counts(HttpClient api) =>
        (await api.GetJson("/api/v1/views/counts")).Data().Select(c => $"{c["name"] ?? c["view"]} {c.Text("text")}");
}
