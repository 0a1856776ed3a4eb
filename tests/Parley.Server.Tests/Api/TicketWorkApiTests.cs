using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Merging, linking and following tickets.</summary>
public sealed class TicketWorkApiTests(ParleyHost host)
{
    [Fact]
    public async Task A_merged_ticket_leads_to_the_other_and_its_conversation_goes_there_with_authors_and_times()
    {
        var workspace = await host.NewWorkspace();
        var (first, second) = (await workspace.OpenTicket("First", "maya@home.example"), await workspace.OpenTicket("Second", "kim@home.example"));
        await Say(workspace, first, "An answer to Maya");
        var before = await Messages(workspace, first);

        var into = await workspace.Api.Send(HttpMethod.Post, $"{Path(first)}/merge", new { into = second.Id() }, HttpStatusCode.OK);

        into.Id().ShouldBe(second.Id());
        var merged = await workspace.Api.GetJson(Path(first));
        (merged.Text("status"), merged["merged_into"]!["number"]!.GetValue<long>()).ShouldBe(("closed", second["number"]!.GetValue<long>()));
        var together = await Messages(workspace, second);
        together.Count.ShouldBe(before.Count + 1);
        foreach (var message in before)
        {
            var there = together.Single(m => m.Id() == message.Id());
            (there["author"]!.ToJsonString(), there.Text("created_at"), there.Text("body_text"))
                .ShouldBe((message["author"]!.ToJsonString(), message.Text("created_at"), message.Text("body_text")));
        }

        (await Messages(workspace, first)).Select(m => m.Id()).ShouldBe(before.Select(m => m.Id()));
        (await workspace.Api.GetJson($"{Path(second)}/followers")).Data().Select(f => f.Text("email")).ShouldBe(["maya@home.example"]);
        (await workspace.Api.GetJson($"{Path(second)}/links"))["merged"]!.AsArray().Select(t => t!.Id()).ShouldBe([first.Id()]);
    }

    [Fact]
    public async Task Taken_out_after_ten_further_replies_both_are_as_they_would_be()
    {
        var workspace = await host.NewWorkspace();
        var (first, second) = (await workspace.OpenTicket("First", "maya@home.example"), await workspace.OpenTicket("Second", "kim@home.example"));
        await Say(workspace, first, "Before");
        var firsts = (await Messages(workspace, first)).Select(m => m.Id()).ToList();
        await workspace.Api.Send(HttpMethod.Post, $"{Path(first)}/merge", new { into = second.Id() }, HttpStatusCode.OK);
        for (var i = 0; i < 10; i++)
        {
            await Say(workspace, second, $"Later {i}");
        }

        var restored = await workspace.Api.Send(HttpMethod.Post, $"{Path(first)}/unmerge", null, HttpStatusCode.OK);

        (restored.Text("status"), restored["merged_into"], restored["closed_at"]).ShouldBe(("open", null, null));
        (await Messages(workspace, first)).Select(m => m.Id()).ShouldBe(firsts);
        (await Messages(workspace, second)).Select(m => m.Text("body_text")).ShouldBe(["Since today.", .. Enumerable.Range(0, 10).Select(i => $"Later {i}")]);
        (await workspace.Api.GetJson($"{Path(second)}/followers")).Data().ShouldBeEmpty();
        await Say(workspace, first, "It goes on here");
    }

    [Fact]
    public async Task The_counters_follow_a_merge_and_the_way_back()
    {
        var workspace = await host.NewWorkspace();
        var (first, second) = (await workspace.OpenTicket("First", "maya@home.example"), await workspace.OpenTicket("Second", "kim@home.example"));

        await workspace.Api.Send(HttpMethod.Post, $"{Path(first)}/merge", new { into = second.Id() }, HttpStatusCode.OK);
        var merged = (await workspace.Api.GetJson("/api/v1/tickets/stats"))["by_status"]!;
        await workspace.Api.Send(HttpMethod.Post, $"{Path(first)}/unmerge", null, HttpStatusCode.OK);
        var apart = (await workspace.Api.GetJson("/api/v1/tickets/stats"))["by_status"]!;

        ((int)merged["new"]!, (int)merged["closed"]!).ShouldBe((1, 1));
        ((int)apart["new"]!, (int)apart["closed"]!).ShouldBe((2, 0));
    }

    [Fact]
    public async Task What_a_customer_writes_to_a_merged_ticket_goes_to_the_other()
    {
        var workspace = await host.NewWorkspace();
        var (first, second) = (await workspace.OpenTicket("First", "maya@home.example"), await workspace.OpenTicket("Second", "kim@home.example"));
        await workspace.Api.Send(HttpMethod.Post, $"{Path(first)}/merge", new { into = second.Id() }, HttpStatusCode.OK);

        await workspace.Api.PostJson($"{Path(first)}/messages", new { kind = "public_reply", body = "Any news?", author = new { contact_id = first["requester"]!.Id() } });

        (await Messages(workspace, second))[^1].Text("body_text").ShouldBe("Any news?");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(first)}/messages", new { kind = "public_reply", body = "Ours" }, 409, "ticket_closed");
    }

    [Fact]
    public async Task Merging_what_cannot_be_merged_changes_nothing()
    {
        var workspace = await host.NewWorkspace();
        var (first, second, third) = (await workspace.OpenTicket("First"), await workspace.OpenTicket("Second"), await workspace.OpenTicket("Third"));
        await workspace.Api.Send(HttpMethod.Post, $"{Path(second)}/merge", new { into = third.Id() }, HttpStatusCode.OK);
        var closed = await workspace.OpenTicket("Closed");
        foreach (var status in new[] { "resolved", "closed" })
        {
            await workspace.Api.PutJson($"{Path(closed)}/status", new { status });
        }

        var strangers = await (await host.NewWorkspace()).OpenTicket("Elsewhere");
        var before = await Rows.Of(host, workspace);
        foreach (var (into, code) in new[] { (first, "itself"), (second, "merged"), (closed, "closed"), (strangers, "not_found") })
        {
            var refused = await workspace.Api.Refused(HttpMethod.Post, $"{Path(first)}/merge", new { into = into.Id() }, 422, "invalid");
            (refused.Pointers().Single(), refused["errors"]![0]!.Text("code")).ShouldBe(("/into", code));
        }

        await workspace.Api.Refused(HttpMethod.Post, $"{Path(closed)}/merge", new { into = first.Id() }, 409, "ticket_closed");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(first)}/unmerge", null, 409, "not_merged");
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_link_is_seen_from_both_ends_and_taken_away_from_either()
    {
        var workspace = await host.NewWorkspace();
        var (incident, problem) = (await workspace.OpenTicket("It does not start"), await workspace.OpenTicket("A bad batch"));

        var link = await Link(workspace, incident, "problem", problem);
        var again = await Link(workspace, problem, "incident", incident);

        again.Id().ShouldBe(link.Id());
        (await Links(workspace, incident)).ShouldBe([("problem", problem.Id())]);
        (await Links(workspace, problem)).ShouldBe([("incident", incident.Id())]);

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/links/{link.Id()}", null, HttpStatusCode.NoContent);

        (await Links(workspace, incident)).ShouldBeEmpty();
        (await Links(workspace, problem)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_circle_of_parents_or_a_second_one_is_refused()
    {
        var workspace = await host.NewWorkspace();
        var tickets = new List<JsonNode>();
        for (var i = 0; i < 4; i++)
        {
            tickets.Add(await workspace.OpenTicket($"Ticket {i}"));
        }

        await Link(workspace, tickets[0], "parent", tickets[1]);
        await Link(workspace, tickets[2], "child", tickets[1]);

        (await NotLinked(workspace, tickets[2], "parent", tickets[0])).ShouldBe(("/ticket_id", "loop"));
        (await NotLinked(workspace, tickets[0], "child", tickets[2])).ShouldBe(("/ticket_id", "loop"));
        (await NotLinked(workspace, tickets[0], "parent", tickets[3])).ShouldBe(("/ticket_id", "has_parent"));
        (await NotLinked(workspace, tickets[0], "related", tickets[0])).ShouldBe(("/ticket_id", "itself"));
        await Link(workspace, tickets[3], "parent", tickets[2]);
    }

    [Fact]
    public async Task One_sees_no_link_to_a_ticket_that_one_may_not_see()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var (seen, unseen) = (await TeamAgent.Open(workspace, "Seen", agent.Team), await TeamAgent.Open(workspace, "Unseen"));
        var link = await Link(workspace, seen, "related", unseen);

        (await agent.Api.GetJson($"{Path(seen)}/links")).Data().ShouldBeEmpty();
        await agent.Api.Refused(HttpMethod.Delete, $"/api/v1/links/{link.Id()}", null, 404, "not_found");
        (await agent.Api.Refused(HttpMethod.Post, $"{Path(seen)}/links", new { kind = "related", ticket_id = unseen.Id() }, 422, "invalid")).Pointers().ShouldBe(["/ticket_id"]);
        (await agent.Api.Refused(HttpMethod.Post, $"{Path(seen)}/merge", new { into = unseen.Id() }, 422, "invalid")).Pointers().ShouldBe(["/into"]);
    }

    [Fact]
    public async Task Agents_and_contacts_follow_and_stop()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, other) = (await workspace.OpenTicket("A ticket"), await workspace.OpenTicket("Another", "kim@home.example"));

        var agent = await workspace.Api.PostJson($"{Path(ticket)}/followers", new { agent_id = workspace.Admin.Actor.Id });
        await workspace.Api.PostJson($"{Path(ticket)}/followers", new { contact_id = other["requester"]!.Id() });
        var again = await workspace.Api.PostJson($"{Path(ticket)}/followers", new { agent_id = workspace.Admin.Actor.Id });

        again.Id().ShouldBe(agent.Id());
        (await workspace.Api.GetJson($"{Path(ticket)}/followers")).Data().Select(f => f.Text("type")).ShouldBe(["agent", "contact"]);

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/followers/{agent.Id()}", null, HttpStatusCode.NoContent);

        (await workspace.Api.GetJson($"{Path(ticket)}/followers")).Data().Select(f => f.Text("email")).ShouldBe(["kim@home.example"]);
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/followers", new { }, 422, "invalid");
    }

    private static string Path(JsonNode ticket) => $"/api/v1/tickets/{ticket.Id()}";

    private static Task<JsonNode> Say(TestWorkspace workspace, JsonNode ticket, string body) =>
        workspace.Api.PostJson($"{Path(ticket)}/messages", new { kind = "public_reply", body });

    private static Task<IReadOnlyList<JsonNode>> Messages(TestWorkspace workspace, JsonNode ticket) => workspace.Api.AllPages($"{Path(ticket)}/messages", 4);

    private static Task<JsonNode> Link(TestWorkspace workspace, JsonNode ticket, string kind, JsonNode other) =>
        workspace.Api.PostJson($"{Path(ticket)}/links", new { kind, ticket_id = other.Id() });

    private static async Task<(string Field, string Code)> NotLinked(TestWorkspace workspace, JsonNode ticket, string kind, JsonNode other)
    {
        var refused = await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/links", new { kind, ticket_id = other.Id() }, 422, "invalid");
        return (refused.Pointers().Single(), refused["errors"]![0]!.Text("code"));
    }

    private static async Task<IEnumerable<(string, Guid)>> Links(TestWorkspace workspace, JsonNode ticket) =>
        (await workspace.Api.GetJson($"{Path(ticket)}/links")).Data().Select(l => (l.Text("kind"), l["ticket"]!.Id()));
}
