using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class TicketsApiTests(ParleyHost host)
{
    private static readonly string[] Fields =
    [
        "id", "number", "subject", "status", "status_id", "status_name", "priority", "type", "source", "requester", "assignee", "team", "company", "tags", "custom_fields",
        "created_at", "updated_at", "first_response_at", "resolved_at", "closed_at", "follow_up_of",
        "followed_by", "merged_into", "deleted_at", "deleted_by", "is_spam", "satisfaction", "escalation_level", "sla", "external", "version",
    ];

    [Fact]
    public async Task A_new_ticket_is_answered_whole_with_its_address_and_version()
    {
        var workspace = await host.NewWorkspace();
        using var response = await workspace.Api.PostAsJsonAsync("/api/v1/tickets", new
        {
            subject = "  It smokes 🔥 ",
            description = "Since today.",
            priority = "urgent",
            type = "incident",
            source = "phone",
            tags = new[] { "VIP", "vip", "Über" },
            requester = new { email = " Maya@Home.Example ", name = "Maya Ölm" },
        });
        var ticket = (await response.Content.ReadFromJsonAsync<JsonNode>())!; // JSON is checked below

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location!.ToString().ShouldBe($"/api/v1/tickets/{ticket.Id()}");
        response.Headers.ETag!.Tag.ShouldBe($"\"{ticket["version"]}\"");
        ticket.Fields().ShouldBe(Fields);
        ticket["requester"]!.Fields().ShouldBe(["id", "name", "email"]);
        ticket["requester"]!.Text("email").ShouldBe("Maya@Home.Example");
        ticket["requester"]!.Text("name").ShouldBe("Maya Ölm");
        (ticket.Text("subject"), ticket.Text("status"), ticket.Text("priority"), ticket.Text("type"), ticket.Text("source"))
            .ShouldBe(("It smokes 🔥", "new", "urgent", "incident", "phone"));
        ticket["tags"]!.ToJsonString().ShouldBe(new JsonArray("vip", "über").ToJsonString());
        new[] { "assignee", "team", "company", "first_response_at", "resolved_at", "closed_at" }.ShouldAllBe(f => ticket[f] == null);
        ticket["custom_fields"]!.ToJsonString().ShouldBe("{}");
        ticket.Text("created_at").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$");
        ticket.Text("updated_at").ShouldBe(ticket.Text("created_at"));
        (await workspace.Api.GetJson(response.Headers.Location.ToString())).ToJsonString().ShouldBe(ticket.ToJsonString());
    }

    [Fact]
    public async Task What_is_left_out_of_a_new_ticket_has_its_usual_value()
    {
        var ticket = await (await host.NewWorkspace()).OpenTicket(email: "maya@home.example");

        (ticket.Text("priority"), ticket.Text("type"), ticket.Text("source")).ShouldBe(("normal", "question", "api"));
        ticket["requester"]!.Text("name").ShouldBe("maya");
        ticket["tags"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_ticket_is_read_by_its_number_too_and_numbers_grow()
    {
        var workspace = await host.NewWorkspace();
        var first = await workspace.OpenTicket();
        var second = await workspace.OpenTicket();

        (await workspace.Api.GetJson($"/api/v1/tickets/{first["number"]}")).Id().ShouldBe(first.Id());
        second["number"]!.GetValue<long>().ShouldBeGreaterThan(first["number"]!.GetValue<long>());
    }

    [Fact]
    public async Task A_requester_is_one_contact_in_whatever_letters_the_address_comes()
    {
        var workspace = await host.NewWorkspace();
        var first = await workspace.OpenTicket(email: "maya@home.example");
        var second = await workspace.OpenTicket(email: "MAYA@Home.Example");

        second["requester"]!.Id().ShouldBe(first["requester"]!.Id());
        (await workspace.Api.GetJson("/api/v1/contacts?email=Maya@home.example")).Data().Single().Id().ShouldBe(first["requester"]!.Id());
    }

    [Fact]
    public async Task A_requester_of_a_companys_domain_brings_the_company()
    {
        var filled = await FilledWorkspace.Make(host);

        filled.Ticket["company"]!.Fields().ShouldBe(["id", "name"]);
        filled.Ticket["company"]!.Id().ShouldBe(filled.Ids["company"]);
        var other = await filled.Workspace.OpenTicket(email: $"ben@{filled.Tag}.EXAMPLE");
        other["company"]!.Id().ShouldBe(filled.Ids["company"]);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    public async Task A_change_of_some_fields_leaves_the_others_alone(string method)
    {
        var filled = await FilledWorkspace.Make(host);
        var before = await filled.Api.GetJson($"/api/v1/tickets/{filled.Ids["ticket"]}");

        var after = await filled.Api.Send(HttpMethod.Parse(method), $"/api/v1/tickets/{filled.Ids["ticket"]}", new { priority = "high", tags = new[] { "b", "a" } }, HttpStatusCode.OK);

        after.Text("priority").ShouldBe("high");
        after["tags"]!.ToJsonString().ShouldBe("""["b","a"]""");
        foreach (var field in Fields.Except(["priority", "tags", "updated_at", "version"]))
        {
            after[field]?.ToJsonString().ShouldBe(before[field]?.ToJsonString(), field);
        }

        (await filled.Api.GetJson("/api/v1/tickets?tag=a")).Data().Single().Id().ShouldBe(filled.Ids["ticket"]);
        (await filled.Api.GetJson($"/api/v1/tickets?tag={filled.Tag}")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task Null_takes_the_assignee_and_the_team_away_and_left_out_keeps_them()
    {
        var filled = await FilledWorkspace.Make(host);
        var path = $"/api/v1/tickets/{filled.Ids["ticket"]}";

        var kept = await filled.Api.PatchJson(path, """{"team_id": null}""");
        kept["team"].ShouldBeNull();
        kept["assignee"]!.Id().ShouldBe(filled.Ids["agent"]);

        var freed = await filled.Api.PutJson($"{path}/assign", """{"agent_id": null}""");
        freed["assignee"].ShouldBeNull();

        var given = await filled.Api.PutJson($"{path}/assign", new { agent_id = filled.Ids["agent"], team_id = filled.Ids["team"] });
        (given["assignee"]!.Id(), given["team"]!.Id()).ShouldBe((filled.Ids["agent"], filled.Ids["team"]));
        given["assignee"]!.Fields().ShouldBe(["id", "name"]);
    }

    [Fact]
    public async Task Every_change_raises_the_version_and_what_changes_nothing_does_not()
    {
        var filled = await FilledWorkspace.Make(host);
        var path = $"/api/v1/tickets/{filled.Ids["ticket"]}";
        var version = await Version(filled, path);
        var changes = new (HttpMethod Method, string Path, object Body)[]
        {
            (HttpMethod.Patch, path, new { subject = "New" }),
            (HttpMethod.Put, $"{path}/priority", new { priority = "low" }),
            (HttpMethod.Put, $"{path}/status", new { status = "pending" }),
            (HttpMethod.Put, $"{path}/assign", """{"agent_id": null}"""),
            (HttpMethod.Post, $"{path}/messages", new { kind = "internal_note", body = "A note" }),
            (HttpMethod.Post, $"{path}/messages", new { kind = "public_reply", body = "A reply" }),
        };
        foreach (var (method, where, body) in changes)
        {
            (await filled.Api.Ask(new HttpRequestMessage(method, where) { Content = Content(body) })).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
            var next = await Version(filled, path);
            next.ShouldBeGreaterThan(version, $"{method} {where}");
            version = next;
        }

        await filled.Api.PatchJson(path, new { subject = "New", priority = "low" });
        (await Version(filled, path)).ShouldBe(version);
    }

    [Fact]
    public async Task If_Match_lets_a_change_of_the_present_version_through()
    {
        var filled = await FilledWorkspace.Make(host);
        var path = $"/api/v1/tickets/{filled.Ids["ticket"]}";
        var version = await Version(filled, path);
        foreach (var (tag, expected) in new[] { ($"\"{version}\"", HttpStatusCode.OK), ($"\"{version}\"", HttpStatusCode.PreconditionFailed), ("*", HttpStatusCode.OK) })
        {
            var request = new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(new { subject = $"For {tag} {expected}" }) };
            request.Headers.TryAddWithoutValidation("If-Match", tag).ShouldBeTrue();

            (await filled.Api.Ask(request)).Status.ShouldBe(expected);
        }
    }

    [Fact]
    public async Task A_resolved_ticket_has_its_time_and_loses_it_when_it_is_opened_again()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}/status";

        (await workspace.Api.PutJson(path, new { status = "resolved" }))["resolved_at"].ShouldNotBeNull();
        (await workspace.Api.PutJson(path, new { status = "open" }))["resolved_at"].ShouldBeNull();
        await workspace.Api.PutJson(path, new { status = "resolved" });
        var closed = await workspace.Api.PutJson(path, new { status = "closed" });
        closed["resolved_at"].ShouldNotBeNull();
        closed["closed_at"].ShouldNotBeNull();
    }

    [Fact]
    public async Task The_timeline_tells_what_happened_by_whom_and_in_order()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var path = $"/api/v1/tickets/{ticket.Id()}";
        await workspace.Api.PostJson($"{path}/messages", new { kind = "public_reply", body = "Hello" });
        await workspace.Api.PutJson($"{path}/priority", new { priority = "high" });
        await workspace.Api.PutJson($"{path}/status", new { status = "resolved" });

        var events = await workspace.Api.AllPages($"{path}/events", 2);

        events.Select(e => e.Text("type")).ShouldBe(
        [
            "ticket.created", "comment.added", "ticket.status_changed", "comment.added", "ticket.updated", "ticket.status_changed", "ticket.resolved",
        ]);
        events.ShouldAllBe(e => e.Id("ticket_id") == ticket.Id() && e["actor"]!.Text("type") == "integration");
        events[0].Fields().ShouldBe(["id", "type", "at", "actor", "ticket_id", "data"]);
        events[2]["data"]!.ToJsonString().ShouldBe("""{"from":"new","to":"open"}""");
        events[4]["data"]!.ToJsonString().ShouldBe("""{"field":"priority","from":"normal","to":"high"}""");
    }

    private static async Task<long> Version(FilledWorkspace filled, string path)
    {
        using var response = await filled.Api.GetAsync(new Uri(path, UriKind.Relative));
        var ticket = (await response.Content.ReadFromJsonAsync<JsonNode>())!; // a ticket
        response.Headers.ETag!.Tag.ShouldBe($"\"{ticket["version"]}\"");
        return ticket["version"]!.GetValue<long>();
    }

    private static HttpContent Content(object body) =>
        body is string text ? new StringContent(text, System.Text.Encoding.UTF8, "application/json") : JsonContent.Create(body);
}
