using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Realtime;

public sealed class DeskHubTests(ParleyHost host)
{
    [Theory]
    [InlineData("Accept", "*/*", "")]
    [InlineData("Authorization", "Bearer parley_wrong", "")]
    [InlineData("Cookie", "parley_session=wrong", "")]
    [InlineData("Accept", "*/*", "access_token=parley_wrong")]
    public async Task A_line_without_a_valid_key_or_session_is_refused(string header, string value, string query)
    {
        var error = await Should.ThrowAsync<WebSocketException>(() => HubClient.Connect(host, query, (header, value)));

        error.Message.ShouldContain("401");
    }

    [Fact]
    public async Task A_key_in_the_address_opens_the_line_for_browsers_that_cannot_send_a_header()
    {
        var workspace = await host.NewWorkspace();
        await using var screen = await HubClient.Connect(host, $"access_token={workspace.Founded.ApiKey}");
        await screen.Call("JoinList", "all");

        var ticket = await workspace.OpenTicket();

        (await screen.Pushed("ticket_changed", _ => true)).Id("ticket_id").ShouldBe(ticket.Id());
    }

    [Fact]
    public async Task A_saved_view_is_followed_by_those_who_see_it()
    {
        var workspace = await host.NewWorkspace();
        var view = await workspace.Api.PostJson("/api/v1/views", new { name = "Mine", query = "tag:vip" });
        await using var screen = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var other = await HubClient.OfKey(host, (await host.NewWorkspace()).Founded.ApiKey);

        (await other.Refused("JoinList", view.Text("id"))).ShouldContain("not_found");
        (await screen.Refused("JoinList", "somewhere")).ShouldContain("unknown_word");
        await screen.Call("JoinList", view.Text("id"));
        var ticket = await workspace.OpenTicket();

        (await screen.Pushed("ticket_changed", _ => true)).Id("ticket_id").ShouldBe(ticket.Id());
    }

    [Fact]
    public async Task A_session_is_not_lent_to_the_page_of_another_site()
    {
        var browser = await Browser.SignInAdmin(await host.NewWorkspace());
        var own = host.Address.GetLeftPart(UriPartial.Authority);

        await using var screen = await HubClient.Connect(host, "", ("Cookie", browser.Cookie), ("Origin", own));
        var error = await Should.ThrowAsync<WebSocketException>(
            () => HubClient.Connect(host, "", ("Cookie", browser.Cookie), ("Origin", "https://elsewhere.example")));

        error.Message.ShouldContain("403");
    }

    [Fact]
    public async Task A_key_without_the_right_to_read_tickets_has_no_line()
    {
        var workspace = await host.NewWorkspace();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Contacts", scopes = new[] { "contacts.read" } });

        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            await using var screen = await HubClient.OfKey(host, key.Text("key"));
            await screen.Call("JoinList", "all");
        });
    }

    [Fact]
    public async Task A_screen_in_a_ticket_hears_its_changes_and_messages_until_it_leaves()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}";
        await using var screen = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await screen.Call("JoinTicket", ticket.Id());

        var note = await workspace.Api.PostJson($"{path}/messages", new { kind = "internal_note", body = "A note" });
        var added = await screen.Pushed("message_added", p => p["data"]!.Id("id") == note.Id());
        added.Id("ticket_id").ShouldBe(ticket.Id());
        added.Text("type").ShouldBe("comment.added");
        added["data"]!.ToJsonString().ShouldBe(note.ToJsonString());

        var changed = await workspace.Api.PutJson($"{path}/priority", new { priority = "urgent" });
        var push = await screen.Pushed("ticket_changed", p => p["data"]!.Text("priority") == "urgent");
        push.Text("type").ShouldBe("ticket.updated");
        push["data"]!.ToJsonString().ShouldBe(changed.ToJsonString());

        await screen.Call("LeaveTicket", ticket.Id());
        screen.Take();
        await workspace.Api.PutJson($"{path}/priority", new { priority = "low" });
        await Settled(workspace, screen);
        screen.Take().ShouldAllBe(p => p.Id("ticket_id") != ticket.Id());
    }

    [Fact]
    public async Task A_screen_that_joined_nothing_hears_nothing()
    {
        var workspace = await host.NewWorkspace();
        await using var quiet = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var screen = await HubClient.OfKey(host, workspace.Founded.ApiKey);

        await workspace.OpenTicket();
        await Settled(workspace, screen);

        await quiet.Call("JoinList", "mine"); // the answer comes after all that was pushed before it
        quiet.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_hears_of_a_ticket_that_is_in_it_or_was_until_now()
    {
        var workspace = await host.NewWorkspace();
        var browser = await Browser.SignInAdmin(workspace);
        var me = workspace.Founded.Admin.Id.Value;
        await using var all = await Follow("all");
        await using var open = await Follow("open");
        await using var unassigned = await Follow("unassigned");
        await using var mine = await Follow("mine");

        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}";
        await Heard("ticket.created", all, open, unassigned);
        await workspace.Api.PutJson($"{path}/assign", new { agent_id = me });
        await Heard("ticket.assigned", all, open, unassigned, mine);
        await workspace.Api.PutJson($"{path}/priority", new { priority = "high" });
        await Heard("ticket.updated", all, open, mine);
        await workspace.Api.PutJson($"{path}/status", new { status = "resolved" });
        await Heard("ticket.status_changed", all, open, mine);
        await workspace.Api.PutJson($"{path}/assign", """{"agent_id": null}""");
        await Heard("ticket.assigned", all, unassigned, mine);
        await workspace.Api.PutJson($"{path}/priority", new { priority = "low" });
        await Heard("ticket.updated", all, unassigned);

        async Task<HubClient> Follow(string list)
        {
            var screen = await HubClient.OfBrowser(host, browser);
            await screen.Call("JoinList", list);
            return screen;
        }

        async Task Heard(string type, params HubClient[] listeners)
        {
            await Settled(workspace, all);
            foreach (var screen in new[] { all, open, unassigned, mine })
            {
                await screen.Call("LeaveTicket", ticket.Id()); // it is in none; the answer comes after all that was pushed before it
                var types = screen.Take().Where(p => p.Id("ticket_id") == ticket.Id()).Select(p => p.Text("type"));
                types.Take(1).ShouldBe(listeners.Contains(screen) ? [type] : []); // what else a change brought about follows it
            }
        }
    }

    [Fact]
    public async Task A_message_sent_by_the_line_is_kept_before_anyone_hears_of_it()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var sender = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var reader = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await reader.Call("JoinTicket", ticket.Id());

        var sending = sender.Call("SendMessage", ticket.Id(), new JsonObject { ["kind"] = "public_reply", ["body"] = "**Hi** 🙂", ["format"] = "markdown" });
        var heard = await reader.Pushed("message_added", push => push["data"]!.Text("body_text") == "Hi 🙂");
        var kept = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/messages")).Data()[^1];

        kept.ToJsonString().ShouldBe(heard["data"]!.ToJsonString());
        (await sending)!.ToJsonString().ShouldBe(kept.ToJsonString());
        kept.Text("body_text").ShouldBe("Hi 🙂");
        kept["author"]!.Text("type").ShouldBe("integration");
    }

    [Fact]
    public async Task A_message_sent_again_under_its_client_id_is_kept_once_even_on_another_line()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, other) = (await workspace.OpenTicket(), await workspace.OpenTicket());
        await using var line = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var nextLine = await HubClient.OfKey(host, workspace.Founded.ApiKey);

        var first = await line.Call("SendMessage", ticket.Id(), Message("Hi"));
        var again = await nextLine.Call("SendMessage", ticket.Id(), Message("Hi"));

        again!.ToJsonString().ShouldBe(first!.ToJsonString());
        (await nextLine.Refused("SendMessage", ticket.Id(), Message("Hello"))).ShouldContain("HubException: idempotency_key_reused: ");
        (await nextLine.Refused("SendMessage", other.Id(), Message("Hi"))).ShouldContain("HubException: idempotency_key_reused: ");
        (await nextLine.Call("SendMessage", ticket.Id(), Message("Hi", "m-2")))!.Id().ShouldNotBe(first.Id());
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/messages")).Data().Count.ShouldBe(3);
        (await workspace.Api.GetJson($"/api/v1/tickets/{other.Id()}/messages")).Data().Count.ShouldBe(1);

        static JsonObject Message(string body, string id = "m-1") => new() { ["kind"] = "public_reply", ["body"] = body, ["client_id"] = id };
    }

    [Theory]
    [InlineData("""{"kind": "public_reply", "body": "A", "client_id": ""}""", "invalid_idempotency_key")]
    [InlineData("""{"kind": "public_reply", "body": "A", "client_id": "a b"}""", "invalid_idempotency_key")]
    [InlineData("""{"kind": "public_reply", "body": "A", "client_id": "schlüssel"}""", "invalid_idempotency_key")]
    [InlineData("""{"kind": "public_reply", "body": "A", "client_id": 7}""", "wrong_type")]
    [InlineData("""{"kind": "public_reply", "body": " "}""", "invalid")]
    [InlineData("""{"body": "A"}""", "invalid")]
    [InlineData("""{"kind": "system", "body": "A"}""", "invalid")]
    [InlineData("""{"kind": "letter", "body": "A"}""", "invalid")]
    [InlineData("""{"kind": "public_reply", "body": 5}""", "wrong_type")]
    [InlineData("""{"kind": "public_reply", "body": "A", "colour": "red"}""", "unknown_field")]
    [InlineData("[]", "wrong_type")]
    public async Task A_wrong_message_is_refused_and_not_kept(string message, string code)
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var screen = await HubClient.OfKey(host, workspace.Founded.ApiKey);

        var error = await screen.Refused("SendMessage", ticket.Id(), JsonNode.Parse(message));

        error.ShouldContain($"HubException: {code}: ");
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/messages")).Data().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Errors_carry_the_code_of_the_problem()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Reader", scopes = new[] { "tickets.read" } });
        await using var screen = await HubClient.OfKey(host, key.Text("key"));

        (await screen.Refused("JoinTicket", Guid.CreateVersion7())).ShouldContain("HubException: not_found: ");
        (await screen.Refused("JoinList", "everything")).ShouldContain("HubException: unknown_word: ");
        (await screen.Refused("SendMessage", ticket.Id(), new JsonObject { ["kind"] = "internal_note", ["body"] = "A" })).ShouldContain("HubException: forbidden: ");
    }

    /// <summary>Pushes go out in the order of the commits: when the marker's is here, none from before it is still to come.</summary>
    private static async Task Settled(TestWorkspace workspace, HubClient screen)
    {
        var marker = await workspace.OpenTicket("Marker");
        await screen.Call("JoinTicket", marker.Id());
        await workspace.Api.PutJson($"/api/v1/tickets/{marker.Id()}/priority", new { priority = "urgent" });
        await screen.Pushed("ticket_changed", p => p.Id("ticket_id") == marker.Id() && p["data"]!.Text("priority") == "urgent");
    }
}
