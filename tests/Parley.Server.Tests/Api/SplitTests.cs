using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Making two tickets of one.</summary>
public sealed class SplitTests(ParleyHost host)
{
    [Fact]
    public async Task Messages_become_a_ticket_of_their_own_for_their_first_author()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, asker) = (await workspace.OpenTicket("A fork and a wheel"), await workspace.OpenTicket("Elsewhere", "kim@home.example"));
        var file = await workspace.Api.Upload("wheel.txt", Encoding.UTF8.GetBytes("round"));
        var wheel = await Relay(workspace, ticket, asker, "The wheel is crooked");
        var note = await workspace.Api.PostJson($"{Path(ticket)}/messages", new { kind = "internal_note", body = "Look at the spokes", file_ids = new[] { file.Id() } });
        var before = await Messages(workspace, ticket);

        var other = await Split(workspace, ticket, [wheel, note], "The wheel");

        other["requester"]!.Text("email").ShouldBe("kim@home.example");
        (other.Text("subject"), other.Text("status")).ShouldBe(("The wheel", "new"));
        (await Messages(workspace, ticket)).Select(m => m.Text("body_text")).ShouldBe(["Since today."]);
        var moved = await Messages(workspace, other);
        moved.Select(m => (m.Id(), m["author"]!.ToJsonString(), m.Text("created_at"), m["written_in"]))
            .ShouldBe(before.Skip(1).Select(m => (m.Id(), m["author"]!.ToJsonString(), m.Text("created_at"), (JsonNode?)null)));
        moved[1]["files"]![0]!.Id().ShouldBe(file.Id());
        (await Links(workspace, ticket)).ShouldBe([("split_into", other.Id())]);
        (await Links(workspace, other)).ShouldBe([("split_from", ticket.Id())]);
        (await Told(workspace, ticket, "ticket.split"))["data"]!["into"]!.Id().ShouldBe(other.Id());
        (await Told(workspace, other, "ticket.split"))["data"]!["from"]!.Id().ShouldBe(ticket.Id());
        (await workspace.Api.GetJson("/api/v1/tickets?q=spokes")).Data().Select(t => t.Id()).ShouldContain(other.Id());
        (await workspace.Api.GetJson("/api/v1/tickets/stats"))["total"]!.GetValue<long>().ShouldBe(3);
    }

    [Fact]
    public async Task What_an_agent_wrote_first_goes_to_the_same_customer_and_the_same_hands()
    {
        var workspace = await host.NewWorkspace();
        var team = await workspace.Api.PostJson("/api/v1/teams", new { name = "Workshop" });
        var ticket = await workspace.OpenTicket();
        await workspace.Api.PatchJson(Path(ticket), new { team_id = team.Id(), priority = "high", tags = new[] { "fork" } });
        var reply = await workspace.Api.PostJson($"{Path(ticket)}/messages", new { kind = "public_reply", body = "And your bell?" });

        var other = await workspace.Api.PostJson($"{Path(ticket)}/split", new { message_id = reply.Id() });

        (other.Text("subject"), other.Text("priority"), other["team"]!.Id()).ShouldBe(("It does not start", "high", team.Id()));
        other["requester"]!.Id().ShouldBe(ticket["requester"]!.Id());
        (await workspace.Api.GetJson("/api/v1/tickets?tag=fork")).Data().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Splitting_what_cannot_be_split_changes_nothing()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, other, merged) = (await workspace.OpenTicket(), await workspace.OpenTicket(), await workspace.OpenTicket());
        await workspace.Api.Send(HttpMethod.Post, $"{Path(merged)}/merge", new { into = ticket.Id() }, HttpStatusCode.OK);
        var (own, came) = ((await Messages(workspace, ticket))[0], (await Messages(workspace, ticket))[1]);
        var (elsewhere, alone) = ((await Messages(workspace, other))[0], (await Messages(workspace, other))[0]);
        var before = await Rows.Of(host, workspace);

        await NotSplit(workspace, ticket, new { }, "/message_ids", "required");
        await NotSplit(workspace, ticket, new { message_ids = Array.Empty<Guid>() }, "/message_ids", "required");
        await NotSplit(workspace, ticket, new { message_ids = new[] { own.Id(), elsewhere.Id() } }, "/message_ids/1", "not_found");
        await NotSplit(workspace, ticket, new { message_id = elsewhere.Id() }, "/message_id", "not_found");
        await NotSplit(workspace, ticket, new { message_ids = new[] { came.Id() } }, "/message_ids/0", "merged");
        await NotSplit(workspace, ticket, new { message_ids = new[] { own.Id() }, subject = " " }, "/subject", "required");
        await NotSplit(workspace, other, new { message_ids = new[] { alone.Id() } }, "/message_ids", "nothing_left");
        await workspace.Api.Refused(HttpMethod.Post, $"{Path(merged)}/split", new { message_ids = new[] { own.Id() } }, 409, "ticket_closed");
        (await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/links", new { kind = "split_from", ticket_id = other.Id() }, 422, "invalid")).Pointers().ShouldBe(["/kind"]);

        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_reply_of_the_customer_to_either_goes_where_it_was_written()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var second = await Relay(workspace, ticket, ticket, "And the bell");
        var other = await Split(workspace, ticket, [second], "The bell");

        await Relay(workspace, other, other, "It is loud");
        await Relay(workspace, ticket, ticket, "It is bent");

        (await Messages(workspace, ticket)).Select(m => m.Text("body_text")).ShouldBe(["Since today.", "It is bent"]);
        (await Messages(workspace, other)).Select(m => m.Text("body_text")).ShouldBe(["And the bell", "It is loud"]);
    }

    private static string Path(JsonNode ticket) => $"/api/v1/tickets/{ticket.Id()}";

    private static Task<IReadOnlyList<JsonNode>> Messages(TestWorkspace workspace, JsonNode ticket) => workspace.Api.AllPages($"{Path(ticket)}/messages", 10);

    private static Task<JsonNode> Split(TestWorkspace workspace, JsonNode ticket, JsonNode[] messages, string subject) =>
        workspace.Api.PostJson($"{Path(ticket)}/split", new { message_ids = messages.Select(m => m.Id()), subject });

    private static Task<JsonNode> Relay(TestWorkspace workspace, JsonNode ticket, JsonNode of, string body) => workspace.Api.PostJson(
        $"{Path(ticket)}/messages", new { kind = "public_reply", body, author = new { contact_id = of["requester"]!.Id() } });

    private static async Task NotSplit(TestWorkspace workspace, JsonNode ticket, object body, string field, string code)
    {
        var refused = await workspace.Api.Refused(HttpMethod.Post, $"{Path(ticket)}/split", body, 422, "invalid");
        (refused.Pointers().Single(), refused["errors"]![0]!.Text("code")).ShouldBe((field, code));
    }

    private static async Task<IEnumerable<(string, Guid)>> Links(TestWorkspace workspace, JsonNode ticket) =>
        (await workspace.Api.GetJson($"{Path(ticket)}/links")).Data().Select(l => (l.Text("kind"), l["ticket"]!.Id()));

    private static async Task<JsonNode> Told(TestWorkspace workspace, JsonNode ticket, string type) =>
        (await workspace.Api.GetJson($"{Path(ticket)}/events")).Data().Single(e => e.Text("type") == type);
}
