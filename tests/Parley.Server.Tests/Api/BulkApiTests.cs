using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class BulkApiTests(ParleyHost host)
{
    private const int Some = 130; // more than two slices on SQLite

    [Fact]
    public async Task Many_tickets_are_changed_alike_and_each_says_what_became_of_it()
    {
        var workspace = await host.NewWorkspace();
        var team = await workspace.Api.PostJson("/api/v1/teams", new { name = "Second line" });
        await workspace.Api.PostJson("/api/v1/ticket-fields", new { key = "serial", name = "Serial", type = "text" });
        var tickets = await Open(workspace, Some);
        await workspace.Api.PatchJson($"/api/v1/tickets/{tickets[3]}", new { tags = new[] { "old", "vip" } });
        await Close(workspace, tickets[5]);

        var asked = await workspace.Api.ChangeMany($$"""
            {"ticket_ids": [{{string.Join(',', tickets.Select(t => $"\"{t}\""))}}],
             "changes": {"priority": "high", "type": "task", "team_id": "{{team.Id()}}", "assignee_id": "{{workspace.Founded.Admin.Id.Value}}",
              "status": "pending", "add_tags": ["VIP", "new"], "remove_tags": ["old"], "custom_fields": {"serial": "HB-36"} } }
            """);

        asked.Fields().ShouldBe(["id", "state", "q", "total", "done", "changed", "unchanged", "refused", "remaining_s", "made_by", "created_at", "ended_at"]);
        (asked.Text("state"), Of(asked, "total")).ShouldBe(("running", Some));
        var done = await workspace.Api.EndOfChange(asked.Id());
        (done.Text("state"), Of(done, "done"), Of(done, "changed"), Of(done, "unchanged"), Of(done, "refused")).ShouldBe(("done", Some, Some - 1, 0, 1));
        done["ended_at"].ShouldNotBeNull();
        var ticket = await workspace.Api.GetJson($"/api/v1/tickets/{tickets[3]}");
        (ticket.Text("priority"), ticket.Text("type"), ticket.Text("status"), ticket["team"]!.Text("name"), ticket["assignee"]!.Text("name")).ShouldBe(("high", "task", "pending", "Second line", "Ada Admin"));
        (ticket["tags"]!.ToJsonString(), ticket["custom_fields"]!.ToJsonString()).ShouldBe(("""["vip","new"]""", """{"serial":"HB-36"}"""));
        foreach (var query in (string[])["tag:vip", "tag:new", "field.serial:hb-36", "status:pending team:\"Second line\""])
        {
            (await workspace.Api.AllPages($"/api/v1/tickets?q={Uri.EscapeDataString(query)}", 100)).Count.ShouldBe(Some - 1, query);
        }

        (await workspace.Api.GetJson("/api/v1/tickets?q=tag:old")).Data().ShouldBeEmpty();
        var results = await workspace.Api.AllPages($"{BulkChanges.Path}/{asked.Id()}/results", 50);
        results.Select(r => r.Id("ticket_id")).ShouldBe(tickets, ignoreOrder: true);
        var refused = (await workspace.Api.GetJson($"{BulkChanges.Path}/{asked.Id()}/results?outcome=refused")).Data().Single();
        (refused.Id("ticket_id"), refused.Text("code"), refused.Text("subject")).ShouldBe((tickets[5], "ticket_closed", "Ticket 5"));
        (await workspace.Api.GetJson(BulkChanges.Path)).Data().Single().ToJsonString().ShouldBe(done.ToJsonString());
    }

    [Fact]
    public async Task A_ticket_that_a_guard_refuses_stays_as_it_was_in_all_and_the_others_go_on()
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PostJson("/api/v1/ticket-fields", new { key = "cause", name = "Cause", type = "text", required_on = new[] { "resolved" } });
        var tickets = await Open(workspace, 3);
        await workspace.Api.PatchJson($"/api/v1/tickets/{tickets[1]}", """{"custom_fields": {"cause": "Dust"}}""");
        var before = await workspace.Api.GetJson($"/api/v1/tickets/{tickets[0]}");

        var done = await workspace.Api.ChangedMany(new { ticket_ids = tickets, changes = new { status = "resolved", priority = "urgent", add_tags = new[] { "late" } } });

        (Of(done, "changed"), Of(done, "refused")).ShouldBe((1, 2));
        (await workspace.Api.GetJson($"/api/v1/tickets/{tickets[0]}")).ToJsonString().ShouldBe(before.ToJsonString());
        (await workspace.Api.GetJson("/api/v1/tickets?q=tag:late")).Data().Single().Id().ShouldBe(tickets[1]);
        (await workspace.Api.GetJson($"/api/v1/tickets/{tickets[0]}/events")).Data().Select(e => e.Text("type")).ShouldBe(["ticket.created", "comment.added"], ignoreOrder: true);
        var refused = (await workspace.Api.GetJson($"{BulkChanges.Path}/{done.Id()}/results?outcome=refused")).Data();
        refused.ShouldAllBe(r => r.Text("code") == "transition_not_allowed");
        refused[0].Text("detail").ShouldContain("Cause");

        var filled = await workspace.Api.ChangedMany(new { ticket_ids = tickets, changes = new { status = "resolved", custom_fields = new { cause = "Rain" } } });
        (Of(filled, "changed"), Of(filled, "refused")).ShouldBe((3, 0));
    }

    [Fact]
    public async Task What_is_so_already_is_counted_and_told_apart_and_leaves_no_trace()
    {
        var workspace = await host.NewWorkspace();
        var tickets = await Open(workspace, 2);
        await workspace.Api.PatchJson($"/api/v1/tickets/{tickets[0]}", new { priority = "low" });

        var done = await workspace.Api.ChangedMany(new { q = "priority:normal,low", changes = new { priority = "low" } });

        (done.Text("q"), Of(done, "changed"), Of(done, "unchanged")).ShouldBe(("priority:normal,low", 1, 1));
        (await workspace.Api.GetJson($"/api/v1/tickets/{tickets[0]}"))["version"]!.GetValue<long>().ShouldBe(2);
    }

    [Fact]
    public async Task Who_sees_only_some_tickets_changes_only_those_and_sees_no_other_s_changes()
    {
        var workspace = await host.NewWorkspace();
        var tim = await TeamAgent.Hire(workspace);
        var own = (await TeamAgent.Open(workspace, "Theirs", tim.Team)).Id();
        var other = (await TeamAgent.Open(workspace, "Not theirs")).Id();

        var refused = await tim.Api.Refused(HttpMethod.Post, BulkChanges.Path, new { ticket_ids = new[] { own, other }, changes = new { priority = "high" } }, 422, "invalid");
        refused.Pointers().ShouldBe(["/ticket_ids/1"]);
        var done = await tim.Api.ChangedMany(new { q = "", changes = new { priority = "high" } });

        (Of(done, "total"), Of(done, "changed")).ShouldBe((1, 1));
        (await workspace.Api.GetJson($"/api/v1/tickets/{other}")).Text("priority").ShouldBe("normal");
        (await workspace.Api.GetJson($"/api/v1/tickets/{own}/events")).Data().Single(e => e.Text("type") == "ticket.updated")["actor"]!.Text("name").ShouldBe("Tim Teams");
        var ours = await workspace.Api.ChangedMany(new { q = "", changes = new { priority = "low" } });
        await tim.Api.GetJson($"{BulkChanges.Path}/{ours.Id()}", HttpStatusCode.NotFound);
        await tim.Api.GetJson($"{BulkChanges.Path}/{ours.Id()}/results", HttpStatusCode.NotFound);
        (await tim.Api.GetJson(BulkChanges.Path)).Data().Single().Id().ShouldBe(done.Id());
    }

    [Fact]
    public async Task One_that_is_done_is_left_as_it_is_when_it_is_cancelled()
    {
        var workspace = await host.NewWorkspace();
        await Open(workspace, 1);
        var done = await workspace.Api.ChangedMany(new { q = "", changes = new { priority = "high" } });

        var cancelled = await workspace.Api.PostJson($"{BulkChanges.Path}/{done.Id()}/cancel", new { }, HttpStatusCode.OK);

        cancelled.ToJsonString().ShouldBe(done.ToJsonString());
    }

    [Fact]
    public async Task Promises_and_counters_follow_a_change_of_many()
    {
        var workspace = await host.NewWorkspace();
        var targets = new[] { new { priority = "normal", resolution = 600 }, new { priority = "urgent", resolution = 60 } };
        await workspace.Api.PostJson("/api/v1/sla/policies", new { name = "All", targets });
        var tickets = await Open(workspace, Some);
        var before = (await workspace.Api.GetJson($"/api/v1/tickets/{tickets[0]}"))["sla"]![0]!.Text("due_at");

        await workspace.Api.ChangedMany(new { q = "", changes = new { priority = "urgent" } });

        var ticket = await workspace.Api.GetJson($"/api/v1/tickets/{tickets[0]}");
        string.CompareOrdinal(ticket["sla"]![0]!.Text("due_at"), before).ShouldBeLessThan(0);
        var stats = await workspace.Api.GetJson("/api/v1/tickets/stats");
        (stats["by_priority"]!["urgent"]!.GetValue<int>(), stats["by_priority"]!["normal"]?.GetValue<int>() ?? 0).ShouldBe((Some, 0));
        var resolved = await workspace.Api.ChangedMany(new { q = "", changes = new { status = "resolved" } });
        Of(resolved, "changed").ShouldBe(Some);
        (await workspace.Api.GetJson($"/api/v1/tickets/{tickets[0]}"))["sla"]![0]!.Text("state").ShouldBe("met");
    }

    private static int Of(JsonNode change, string field) => change[field]!.GetValue<int>(); // every change has all counts

    private static async Task<List<Guid>> Open(TestWorkspace workspace, int count)
    {
        var ids = new List<Guid>();
        for (var i = 0; i < count; i++)
        {
            ids.Add((await workspace.OpenTicket($"Ticket {i}")).Id());
        }

        return ids;
    }

    private static async Task Close(TestWorkspace workspace, Guid ticket)
    {
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "resolved" });
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "closed" });
    }
}
