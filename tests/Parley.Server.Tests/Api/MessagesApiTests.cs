using System.Net;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class MessagesApiTests(ParleyHost host)
{
    [Fact]
    public async Task The_description_is_the_requesters_first_message()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket(description: "Line one\nline <b>two</b>\n\nSee https://example.org/a?b=1&c=2.");

        var message = (await Messages(workspace, ticket.Id())).Single();

        message.Fields().ShouldBe(["id", "ticket_id", "kind", "author", "body_html", "body_text", "files", "created_at", "delivery", "written_in"]);
        message["author"]!.Fields().ShouldBe(["type", "id", "name"]);
        (message.Text("kind"), message["author"]!.Text("type"), message["author"]!.Id()).ShouldBe(("public_reply", "contact", ticket["requester"]!.Id()));
        message.Text("body_text").ShouldBe("Line one\nline <b>two</b>\n\nSee https://example.org/a?b=1&c=2.");
        message.Text("body_html").ShouldContain("line &lt;b&gt;two&lt;/b&gt;");
        message.Text("body_html").ShouldContain("href=\"https://example.org/a?b=1&amp;c=2\"");
        message.Text("created_at").ShouldBe(ticket.Text("created_at"));
    }

    [Fact]
    public async Task The_first_public_reply_opens_the_ticket_and_stops_the_wait_for_it()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}";

        await workspace.Api.PostJson($"{path}/messages", new { kind = "internal_note", body = "Who knows this?" });
        var noted = await workspace.Api.GetJson(path);
        (noted.Text("status"), noted["first_response_at"]).ShouldBe(("new", null));

        var reply = await workspace.Api.PostJson($"{path}/messages", new { kind = "public_reply", body = "Hello" });
        var answered = await workspace.Api.GetJson(path);
        (answered.Text("status"), answered.Text("first_response_at")).ShouldBe(("open", reply.Text("created_at")));

        await workspace.Api.PostJson($"{path}/messages", new { kind = "public_reply", body = "And" });
        (await workspace.Api.GetJson(path)).Text("first_response_at").ShouldBe(reply.Text("created_at"));
    }

    [Theory]
    [InlineData("pending", "open")]
    [InlineData("resolved", "open")]
    [InlineData("on_hold", "on_hold")]
    public async Task The_customers_answer_by_the_private_link_opens_what_waited_on_it(string status, string expected)
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}";
        await workspace.Api.PutJson($"{path}/status", new { status });
        var link = await workspace.Api.Send(HttpMethod.Post, $"{path}/customer-link", null, HttpStatusCode.OK);

        using var customer = workspace.Client(null);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["body"] = "Still broken" });
        using var response = await customer.PostAsync(new Uri(link.Text("url")), form);

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await workspace.Api.GetJson(path)).Text("status").ShouldBe(expected);
        var last = (await Messages(workspace, ticket.Id()))[^1];
        (last.Text("body_text"), last.Text("kind"), last["author"]!.Text("type")).ShouldBe(("Still broken", "public_reply", "contact"));
    }

    [Fact]
    public async Task Another_system_relays_a_customers_words_with_their_time()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}";
        await workspace.Api.PutJson($"{path}/status", new { status = "pending" });
        var at = ticket.Text("created_at");

        var message = await workspace.Api.PostJson(
            $"{path}/messages", new { kind = "public_reply", body = "By letter", author = new { contact_id = ticket["requester"]!.Id() }, created_at = at });

        message.Text("created_at").ShouldBe(at);
        message["author"]!.Text("type").ShouldBe("contact");
        message["author"]!.Id().ShouldBe(ticket["requester"]!.Id());
        var after = await workspace.Api.GetJson(path);
        (after.Text("status"), after["first_response_at"]).ShouldBe(("open", null));
    }

    [Fact]
    public async Task A_time_in_another_zone_is_turned_to_UTC()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var at = DateTimeOffset.Parse(ticket.Text("created_at"), System.Globalization.CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(-5));

        var message = await workspace.Api.PostJson(
            $"/api/v1/tickets/{ticket.Id()}/messages",
            new { kind = "internal_note", body = "A", created_at = at.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture) });

        message.Text("created_at").ShouldBe(ticket.Text("created_at"));
    }

    [Fact]
    public async Task HTML_is_cleaned_and_markdown_becomes_it()
    {
        var workspace = await host.NewWorkspace();
        var path = $"/api/v1/tickets/{(await workspace.OpenTicket()).Id()}/messages";

        var html = await workspace.Api.PostJson(
            path, new { kind = "internal_note", format = "html", body = "<p onclick=\"x()\">Hi <script>alert(1)</script><a href=\"javascript:x\">there</a></p>" });
        var markdown = await workspace.Api.PostJson(path, new { kind = "internal_note", format = "markdown", body = "**Hi** <script>x</script>" });

        html.Text("body_html").ShouldNotContain("script");
        html.Text("body_html").ShouldNotContain("onclick");
        html.Text("body_text").ShouldBe("Hi there");
        markdown.Text("body_html").ShouldStartWith("<p><strong>Hi</strong>");
        markdown.Text("body_html").ShouldNotContain("<script");
    }

    [Fact]
    public async Task A_conversation_pages_from_its_oldest_message_to_its_newest()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket(description: "0");
        for (var i = 1; i < 6; i++)
        {
            // Many of them within one millisecond, and one time said twice: their order is that of their writing.
            await workspace.Api.PostJson(
                $"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "internal_note", body = $"{i}", created_at = ticket.Text("created_at") });
        }

        var messages = await workspace.Api.AllPages($"/api/v1/tickets/{ticket.Id()}/messages", 2);

        messages.Select(m => m.Text("body_text")).ShouldBe(["0", "1", "2", "3", "4", "5"]);
    }

    private static async Task<IReadOnlyList<System.Text.Json.Nodes.JsonNode>> Messages(TestWorkspace workspace, Guid ticket) =>
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}/messages")).Data();
}
