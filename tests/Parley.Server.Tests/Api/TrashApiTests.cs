using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Deleting, restoring and removing for ever; spam.</summary>
public sealed class TrashApiTests(ParleyHost host)
{
    [Fact]
    public async Task A_deleted_ticket_is_in_the_trash_and_in_no_list_search_or_counter_until_it_is_restored_as_it_was()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, other) = (await workspace.OpenTicket("A bent fork"), await workspace.OpenTicket("Another"));
        var before = await workspace.Api.GetJson(Path(ticket));

        var deleted = await Delete(workspace, ticket);

        deleted.Text("deleted_at").ShouldBe(deleted.Text("updated_at"));
        deleted.Text("deleted_by").ShouldNotBeEmpty();
        deleted.Text("status").ShouldBe("new");
        (await Found(workspace, "")).ShouldBe([other.Id()]);
        (await Found(workspace, "?q=fork")).ShouldBeEmpty();
        (await Found(workspace, "?q=status:new")).ShouldBe([other.Id()]);
        (await Found(workspace, "?trash=true")).ShouldBe([ticket.Id()]);
        (await Found(workspace, "?trash=true&q=fork")).ShouldBe([ticket.Id()]);
        (await Found(workspace, "?spam=true")).ShouldBeEmpty();
        (await Totals(workspace)).ShouldBe((1, 1));
        (await workspace.Api.GetJson(Path(ticket))).Text("subject").ShouldBe("A bent fork");

        var restored = await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/restore", null, HttpStatusCode.OK);

        Plain(restored).ShouldBe(Plain(before));
        (await Found(workspace, "?q=fork")).ShouldBe([ticket.Id()]);
        (await Found(workspace, "?trash=true")).ShouldBeEmpty();
        (await Totals(workspace)).ShouldBe((2, 2));
    }

    [Fact]
    public async Task What_is_in_the_trash_takes_no_change()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, other) = (await workspace.OpenTicket("First"), await workspace.OpenTicket("Second"));
        await Delete(workspace, ticket);
        var before = await Rows.Of(host, workspace);

        await workspace.Api.Refused(HttpMethod.Patch, Path(ticket), new { subject = "Changed" }, 409, "ticket_deleted");
        await workspace.Api.Refused(HttpMethod.Put, $"{Path(ticket)}/status", new { status = "open" }, 409, "ticket_deleted");
        await workspace.Api.Refused(HttpMethod.Put, $"{Path(ticket)}/priority", new { priority = "high" }, 409, "ticket_deleted");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/messages", new { kind = "internal_note", body = "A note" }, 409, "ticket_deleted");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/merge", new { into = other.Id() }, 409, "ticket_deleted");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/spam", new { }, 409, "ticket_deleted");
        (await workspace.Api.Refused(HttpMethod.Post, $"{Path(other)}/merge", new { into = ticket.Id() }, 422, "invalid")).Pointers().ShouldBe(["/into"]);
        (await workspace.Api.Refused(HttpMethod.Delete, $"{Path(ticket)}?permanent=perhaps", null, 422, "invalid")).Pointers().ShouldBe(["/permanent"]);

        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task The_customers_page_of_a_deleted_ticket_is_gone_and_back_with_it()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var link = await Link(workspace, ticket);

        await Delete(workspace, ticket);
        (await StatusOf(workspace, link)).ShouldBe(HttpStatusCode.NotFound);
        await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/restore", null, HttpStatusCode.OK);

        (await StatusOf(workspace, link)).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_a_customer_still_writes_to_a_deleted_ticket_opens_one_that_goes_on_from_it()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await Delete(workspace, ticket);

        await Relay(workspace, ticket, "Any news?");
        await Relay(workspace, ticket, "Hello?");

        var next = (await workspace.Api.GetJson("/api/v1/tickets")).Data().Single();
        next["follow_up_of"]!.Id().ShouldBe(ticket.Id());
        (await workspace.Api.GetJson($"{Path(next)}/messages")).Data().Select(m => m.Text("body_text")).ShouldBe(["Any news?", "Hello?"]);
    }

    [Fact]
    public async Task A_ticket_removed_for_ever_leaves_only_that_it_was_there()
    {
        var workspace = await host.NewWorkspace();
        var word = $"zanzibar{workspace.Tag}";
        var (ticket, part, other) = (await workspace.OpenTicket(word, $"{word}@home.example", word), await workspace.OpenTicket(word, "kim@home.example"), await workspace.OpenTicket());
        await Fill(workspace, ticket, other, word);
        await workspace.Api.Send(HttpMethod.Post, $"{Path(part)}/merge", new { into = ticket.Id() }, HttpStatusCode.OK);
        await workspace.Api.Refused(HttpMethod.Delete, $"{Path(ticket)}?permanent=true", null, 409, "not_in_trash");
        await Delete(workspace, ticket);

        await workspace.Api.Send(HttpMethod.Delete, $"{Path(ticket)}?permanent=true", null, HttpStatusCode.NoContent);

        await workspace.Api.GetJson(Path(ticket), HttpStatusCode.NotFound);
        await workspace.Api.GetJson(Path(part), HttpStatusCode.NotFound);
        var left = await Rows.Of(host, workspace);
        left.Where(r => r.Contains(word, StringComparison.Ordinal)).Select(r => r[..r.IndexOf(':', StringComparison.Ordinal)]).Distinct().ShouldBe(["contact"]);
        left.Where(r => r.Contains(Hex(ticket), StringComparison.Ordinal)).Select(r => r[..r.IndexOf(':', StringComparison.Ordinal)]).Distinct().ShouldBe(["event"]);
        left.ShouldAllBe(r => !r.StartsWith("file on disk", StringComparison.Ordinal));
        var told = (await workspace.Api.GetJson("/api/v1/events?types=ticket.purged,ticket.deleted&wait=10")).Data().Where(e => e.Id("ticket_id") == ticket.Id()).ToList();
        told.ShouldAllBe(e => e["data"]!["number"]!.GetValue<long>() == ticket["number"]!.GetValue<long>());
        (await Totals(workspace)).ShouldBe((1, 1));
        (await Found(workspace, $"?q={word}")).ShouldBeEmpty();
        (await workspace.Api.GetJson($"{Path(other)}/links")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_who_has_the_right_removes_for_ever()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Agent", scopes = new[] { "tickets.read", "tickets.write" } });
        var agent = workspace.Client(key.Text("key"));
        await agent.Send(HttpMethod.Delete, Path(ticket), null, HttpStatusCode.OK);

        await agent.Refused(HttpMethod.Delete, $"{Path(ticket)}?permanent=true", null, 403, "forbidden");

        await workspace.Api.GetJson(Path(ticket));
    }

    [Fact]
    public async Task A_merged_ticket_is_neither_deleted_nor_spam_by_itself()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, into) = (await workspace.OpenTicket("First"), await workspace.OpenTicket("Second"));
        await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/merge", new { into = into.Id() }, HttpStatusCode.OK);

        await workspace.Api.Refused(HttpMethod.Delete, Path(ticket), null, 409, "ticket_merged");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/spam", new { }, 409, "ticket_merged");
        await Delete(workspace, into);
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/unmerge", null, 409, "ticket_deleted");
    }

    [Fact]
    public async Task Spam_is_in_no_list_but_its_own_and_what_its_sender_adds_stays_there()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket("You have won");
        await workspace.Api.PutJson($"{Path(ticket)}/status", new { status = "pending" });

        var spam = await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/spam", new { }, HttpStatusCode.OK);
        await Relay(workspace, ticket, "Really!");

        (spam["is_spam"]!.GetValue<bool>(), spam.Text("status")).ShouldBe((true, "pending"));
        (await Found(workspace, "")).ShouldBeEmpty();
        (await Found(workspace, "?spam=true")).ShouldBe([ticket.Id()]);
        (await Found(workspace, "?spam=true&status=open")).ShouldBe([ticket.Id()]);
        (await Totals(workspace)).ShouldBe((0, 0));

        var none = await workspace.Api.Send(HttpMethod.Delete, $"{Path(ticket)}/spam", null, HttpStatusCode.OK);

        none["is_spam"]!.GetValue<bool>().ShouldBeFalse();
        (await Found(workspace, "?q=Really")).ShouldBe([ticket.Id()]);
        (await Totals(workspace)).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_blocked_senders_next_tickets_arrive_as_spam_until_one_is_none()
    {
        var workspace = await host.NewWorkspace();
        var first = await workspace.OpenTicket("You have won", "luck@win.example");
        await workspace.Api.Send(HttpMethod.Post, $"{Path(first)}/spam", new { block_sender = true }, HttpStatusCode.OK);

        var second = await workspace.OpenTicket("Again", "luck@win.example");
        var others = await workspace.OpenTicket("A fork", "kim@home.example");

        (second["is_spam"]!.GetValue<bool>(), others["is_spam"]!.GetValue<bool>()).ShouldBe((true, false));
        (await Found(workspace, "")).ShouldBe([others.Id()]);
        (await Contact(workspace, first))["is_blocked"]!.GetValue<bool>().ShouldBeTrue();
        (await Totals(workspace)).ShouldBe((1, 1));

        await workspace.Api.Send(HttpMethod.Delete, $"{Path(second)}/spam", null, HttpStatusCode.OK);

        (await Contact(workspace, first))["is_blocked"]!.GetValue<bool>().ShouldBeFalse();
        (await workspace.OpenTicket("Once more", "luck@win.example"))["is_spam"]!.GetValue<bool>().ShouldBeFalse();
        (await Found(workspace, "?spam=true")).ShouldBe([first.Id()]);
    }

    [Fact]
    public async Task One_puts_aside_only_what_one_sees()
    {
        var workspace = await host.NewWorkspace();
        var agent = await TeamAgent.Hire(workspace);
        var (seen, unseen) = (await TeamAgent.Open(workspace, "Seen", agent.Team), await TeamAgent.Open(workspace, "Unseen"));
        foreach (var ticket in new[] { seen, unseen })
        {
            await Delete(workspace, ticket);
        }

        (await agent.Api.GetJson("/api/v1/tickets?trash=true")).Data().Select(t => t.Id()).ShouldBe([seen.Id()]);
        await agent.Api.Refused(HttpMethod.Post, $"{Path(unseen)}/restore", null, 404, "not_found");
        await agent.Api.Send(HttpMethod.Post, $"{Path(seen)}/restore", null, HttpStatusCode.OK);
        await agent.Api.Refused(HttpMethod.Delete, Path(unseen), null, 404, "not_found");
    }

    private static async Task Fill(TestWorkspace workspace, JsonNode ticket, JsonNode other, string word)
    {
        var file = await workspace.Api.Upload($"{word}.txt", Encoding.UTF8.GetBytes(word));
        await workspace.Api.PostJson($"{Path(ticket)}/messages", new { kind = "public_reply", body = word, file_ids = new[] { file.Id() } });
        await workspace.Api.PatchJson(Path(ticket), new { subject = $"{word} {word}", tags = new[] { word } });
        await workspace.Api.PostJson($"{Path(ticket)}/links", new { kind = "related", ticket_id = other.Id() });
        await workspace.Api.PostJson($"{Path(ticket)}/followers", new { agent_id = workspace.Admin.Actor.Id });
        await workspace.Api.PostJson($"{Path(ticket)}/time", new { seconds = 60, note = word, agent_id = workspace.Admin.Actor.Id });
        await Link(workspace, ticket);
        var team = await workspace.Api.PostJson("/api/v1/teams", new { name = "Senior" });
        await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/escalate", new { reason = word, team_id = team.Id() }, HttpStatusCode.OK);
        await workspace.Api.PutJson($"{Path(ticket)}/status", new { status = "resolved" });
        var rate = await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/rating-link", null, HttpStatusCode.OK);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["score"] = "good", ["comment"] = word });
        using var rated = await workspace.Client(null).PostAsync(new Uri(rate.Text("url")), form);
        rated.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    // What a change always changes, and where it came from.
    private static string Plain(JsonNode ticket)
    {
        var plain = ticket.DeepClone().AsObject();
        plain.Remove("version");
        plain.Remove("updated_at");
        return plain.ToJsonString();
    }

    private static string Hex(JsonNode ticket) => TestDatabase.IsPostgres ? $"{ticket.Id()}" : $"{ticket.Id():N}";

    private static string Path(JsonNode ticket) => $"/api/v1/tickets/{ticket.Id()}";

    private static Task<JsonNode> Delete(TestWorkspace workspace, JsonNode ticket) => workspace.Api.Send(HttpMethod.Delete, Path(ticket), null, HttpStatusCode.OK);

    private static Task<JsonNode> Relay(TestWorkspace workspace, JsonNode ticket, string body) => workspace.Api.PostJson(
        $"{Path(ticket)}/messages", new { kind = "public_reply", body, author = new { contact_id = ticket["requester"]!.Id() } });

    private static Task<JsonNode> Contact(TestWorkspace workspace, JsonNode ticket) => workspace.Api.GetJson($"/api/v1/contacts/{ticket["requester"]!.Id()}");

    private static async Task<IEnumerable<Guid>> Found(TestWorkspace workspace, string query) => (await workspace.Api.GetJson($"/api/v1/tickets{query}")).Data().Select(t => t.Id());

    private static async Task<(long Total, long CreatedToday)> Totals(TestWorkspace workspace)
    {
        var stats = await workspace.Api.GetJson("/api/v1/tickets/stats");
        return (stats["total"]!.GetValue<long>(), stats["created_today"]!.GetValue<long>());
    }

    private static async Task<string> Link(TestWorkspace workspace, JsonNode ticket) =>
        new Uri((await workspace.Api.Send(HttpMethod.Post, $"{Path(ticket)}/customer-link", null, HttpStatusCode.OK)).Text("url")).AbsolutePath;

    private static async Task<HttpStatusCode> StatusOf(TestWorkspace workspace, string link)
    {
        using var page = await workspace.Client(null).GetAsync(new Uri(link, UriKind.Relative));
        return page.StatusCode;
    }
}
