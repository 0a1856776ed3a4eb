using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class TicketListTests(ParleyHost host)
{
    private static readonly string[] Priorities = ["low", "normal", "high", "urgent"];

    [Theory]
    [InlineData("number")]
    [InlineData("created_at")]
    [InlineData("updated_at")]
    [InlineData("priority")]
    public async Task Paging_loses_no_row_and_shows_none_twice_also_where_keys_are_equal(string sort)
    {
        var workspace = await host.NewWorkspace();
        var opened = new List<Guid>();
        for (var i = 0; i < 7; i++)
        {
            opened.Add((await Open(workspace, new { priority = Priorities[i % 2] })).Id());
        }

        var ascending = await workspace.Api.AllPages($"/api/v1/tickets?sort={sort}", 2);
        var descending = await workspace.Api.AllPages($"/api/v1/tickets?sort=-{sort}", 2);

        ascending.Select(t => t.Id()).ShouldBe(opened, ignoreOrder: true);
        descending.Select(t => t.Id()).ShouldBe(ascending.Select(t => t.Id()).Reverse());
        ascending.Select(t => Key(t, sort)).ShouldBeInOrder();
    }

    [Fact]
    public async Task The_newest_ticket_stands_first_where_no_sort_is_named()
    {
        var workspace = await host.NewWorkspace();
        var first = await workspace.OpenTicket();
        var second = await workspace.OpenTicket();

        (await workspace.Api.GetJson("/api/v1/tickets")).Data().Select(t => t.Id()).ShouldBe([second.Id(), first.Id()]);
    }

    [Fact]
    public async Task A_page_that_holds_the_rest_exactly_is_the_last()
    {
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket();
        await workspace.OpenTicket();

        var page = await workspace.Api.GetJson("/api/v1/tickets?limit=2");

        page.Fields().ShouldBe(["data", "next"]);
        page.Data().Count.ShouldBe(2);
        page["next"].ShouldBeNull();
    }

    [Fact]
    public async Task Each_filter_finds_what_it_names_and_nothing_else()
    {
        var filled = await FilledWorkspace.Make(host, tickets: 1);
        var (api, ids) = (filled.Api, filled.Ids);
        var open = ids["ticket"];
        var plain = (await Open(filled.Workspace, new { priority = "urgent", type = "problem", source = "chat" })).Id();
        var done = (await Open(filled.Workspace, new { priority = "low" })).Id();
        await api.PutJson($"/api/v1/tickets/{done}/status", new { status = "resolved" });

        await Finds("status=open", open);
        await Finds("status=open,new", open, plain);
        await Finds("status=resolved,closed", done);
        await Finds("priority=urgent", plain);
        await Finds("priority=low,urgent", plain, done);
        await Finds("type=problem,task", plain);
        await Finds("type=question", open, done);
        await Finds("source=chat", plain);
        await Finds("source=chat,api", open, plain, done);
        await Finds($"assignee={ids["agent"]}", open);
        await Finds("assignee=none", plain, done);
        await Finds("assignee=me");
        await Finds($"team={ids["team"]}", open);
        await Finds("team=none", plain, done);
        await Finds($"tag={filled.Tag.ToUpperInvariant()}", open);
        await Finds("tag=nothing");
        await Finds($"requester={ids["contact"]}", open);
        await Finds($"company={ids["company"]}", open);
        await Finds($"company={ids["contact"]}");
        await Finds("created_from=2001-01-01T00:00:00Z", open, plain, done);
        await Finds("created_from=2199-01-01T00:00:00Z");
        await Finds("created_to=2199-01-01T00:00:00%2B02:00", open, plain, done);
        await Finds("created_to=2001-01-01T00:00:00Z");
        await Finds("updated_from=2199-01-01T00:00:00Z");
        await Finds("created_from=0001-01-01T00:00:00Z&created_to=9999-12-31T23:59:59Z", open, plain, done);
        await Finds("status=new&priority=urgent&assignee=none&team=none", plain);
        await Finds("status=new&priority=low");

        async Task Finds(string query, params Guid[] expected) =>
            (await api.GetJson($"/api/v1/tickets?{query}")).Data().Select(t => t.Id()).ShouldBe(expected, ignoreOrder: true, query);
    }

    [Fact]
    public async Task The_start_of_a_time_is_in_it_and_the_end_is_not()
    {
        var workspace = await host.NewWorkspace();
        var at = (await workspace.OpenTicket()).Text("created_at");

        (await workspace.Api.GetJson($"/api/v1/tickets?created_from={at}")).Data().Count.ShouldBe(1);
        (await workspace.Api.GetJson($"/api/v1/tickets?created_to={at}")).Data().ShouldBeEmpty();
        (await workspace.Api.GetJson($"/api/v1/tickets?updated_from={at}")).Data().Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_agents_own_tickets_are_theirs_by_the_word_me()
    {
        var workspace = await host.NewWorkspace();
        var browser = await Browser.SignInAdmin(workspace);
        var mine = await workspace.OpenTicket();
        await workspace.OpenTicket();
        await browser.Client.PutJson($"/api/v1/tickets/{mine.Id()}/assign", new { agent_id = workspace.Founded.Admin.Id.Value });

        (await browser.Client.GetJson("/api/v1/tickets?assignee=me")).Data().Single().Id().ShouldBe(mine.Id());
    }

    [Fact]
    public async Task A_filter_pages_like_the_whole_list()
    {
        var workspace = await host.NewWorkspace();
        var high = new List<Guid>();
        for (var i = 0; i < 9; i++)
        {
            var ticket = await Open(workspace, new { priority = i % 2 == 0 ? "high" : "low" });
            if (i % 2 == 0)
            {
                high.Add(ticket.Id());
            }
        }

        (await workspace.Api.AllPages("/api/v1/tickets?priority=high&sort=number", 2)).Select(t => t.Id()).ShouldBe(high);
    }

    private static async Task<JsonNode> Open(TestWorkspace workspace, object more)
    {
        var body = System.Text.Json.JsonSerializer.SerializeToNode(more)!.AsObject(); // an object
        body["subject"] = "It does not start";
        body["description"] = "Since today.";
        body["requester"] = new JsonObject { ["email"] = $"maya-{workspace.Tag}@home.example" };
        return await workspace.Api.Send(HttpMethod.Post, "/api/v1/tickets", body.ToJsonString(), HttpStatusCode.Created);
    }

    private static string Key(JsonNode ticket, string sort) => sort switch
    {
        "number" => $"{ticket["number"]!.GetValue<long>():D12}",
        "priority" => $"{Array.IndexOf(Priorities, ticket.Text("priority"))}",
        _ => ticket.Text(sort),
    };
}
