using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class WorkflowApiTests(ParleyHost host)
{
    private const string Transitions = "/api/v1/tickets/workflow/transitions";
    private const string Statuses = "/api/v1/tickets/workflow/statuses";

    [Fact]
    public async Task A_workspace_has_the_usual_workflow_until_it_changes_it()
    {
        var workspace = await host.NewWorkspace();

        var workflow = await workspace.Api.GetJson(Transitions);

        workflow.Fields().ShouldBe(["version", "moves", "reopen_within_days", "close_after_days", "statuses", "ticket"]);
        (workflow["version"]!.GetValue<long>(), workflow["reopen_within_days"]!.GetValue<int>(), workflow["close_after_days"]!.GetValue<int>()).ShouldBe((0, 14, 7));
        Ways(workflow).ShouldBe(
        [
            "new>open", "new>pending", "new>on_hold", "new>resolved", "open>pending", "open>on_hold", "open>resolved", "pending>open", "pending>on_hold",
            "pending>resolved", "on_hold>open", "on_hold>pending", "on_hold>resolved", "resolved>open", "resolved>closed",
        ]);
        workflow["statuses"]!.AsArray().Select(s => s!.Text("name")).ShouldBe(["new", "open", "pending", "on_hold", "resolved", "closed"]);
    }

    [Fact]
    public async Task A_forbidden_move_is_refused_with_what_is_allowed_and_why_and_an_allowed_one_is_done()
    {
        var workspace = await host.NewWorkspace();
        var moves = Moves(await workspace.Api.GetJson(Transitions)).Where(m => m.Way is not "new>resolved").Select(m => m.Move).Append(Move("new", "closed"));
        await workspace.Api.PutJson(Transitions, new { moves });
        var ticket = (await workspace.OpenTicket()).Id();

        var refused = await workspace.Api.Refused(HttpMethod.Put, $"/api/v1/tickets/{ticket}/status", new { status = "resolved" }, 409, "transition_not_allowed");

        refused["allowed"]!.ToJsonString().ShouldBe("""["open","pending","on_hold","closed"]""");
        refused["reasons"]![0]!.Text("code").ShouldBe("not_allowed");
        (await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "closed" }))["closed_at"].ShouldNotBeNull();
    }

    [Fact]
    public async Task A_guard_names_all_that_is_missing_and_looks_at_the_ticket_as_the_same_change_leaves_it()
    {
        var workspace = await host.NewWorkspace();
        await Guard(workspace, "open>resolved", """["assignee", "tags", "first_response"]""");
        var ticket = $"/api/v1/tickets/{(await workspace.OpenTicket()).Id()}";
        await workspace.Api.PutJson($"{ticket}/status", new { status = "open" });

        var refused = await workspace.Api.Refused(HttpMethod.Patch, ticket, new { status = "resolved", subject = "New" }, 409, "transition_not_allowed");

        Codes(refused["reasons"]!).ShouldBe(["needs_assignee", "needs_tags", "needs_first_response"]);
        refused["allowed"]!.ToJsonString().ShouldBe("""["pending","on_hold"]""");
        (await workspace.Api.GetJson(ticket)).Text("subject").ShouldBe("It does not start");
        await workspace.Api.PostJson($"{ticket}/messages", new { kind = "public_reply", body = "Press the button." });
        var done = await workspace.Api.PatchJson(ticket, new { status = "resolved", tags = new[] { "button" }, assignee_id = workspace.Founded.Admin.Id.Value });
        done.Text("status").ShouldBe("resolved");
    }

    [Fact]
    public async Task A_move_for_one_role_is_refused_to_the_other()
    {
        var workspace = await host.NewWorkspace();
        await Guard(workspace, "new>resolved", null, """["admin"]""");
        var tim = await TeamAgent.Hire(workspace);
        var ticket = (await TeamAgent.Open(workspace, "Guarded", tim.Team)).Id();

        var refused = await tim.Api.Refused(HttpMethod.Put, $"/api/v1/tickets/{ticket}/status", new { status = "resolved" }, 409, "transition_not_allowed");

        Codes(refused["reasons"]!).ShouldBe(["needs_role"]);
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "resolved" });
    }

    [Fact]
    public async Task A_ticket_s_moves_say_what_this_caller_may_do_now_and_why_not_the_rest()
    {
        var workspace = await host.NewWorkspace();
        await Guard(workspace, "new>resolved", """["team"]""");
        var ticket = (await workspace.OpenTicket()).Id();

        var moves = (await workspace.Api.GetJson($"{Transitions}?ticket_id={ticket}"))["ticket"]!;

        (moves.Id(), moves.Text("status")).ShouldBe((ticket, "new"));
        moves["moves"]!.AsArray().Select(m => $"{m!.Text("to")} {m!["allowed"]} {string.Join(',', Codes(m["reasons"]!))}").ShouldBe(
            ["open true ", "pending true ", "on_hold true ", "resolved false needs_team", "closed false not_allowed"]);
        var tim = await TeamAgent.Hire(workspace);
        await tim.Api.Refused(HttpMethod.Get, $"{Transitions}?ticket_id={ticket}", null, 404, "not_found");
    }

    [Fact]
    public async Task A_change_of_an_older_workflow_is_refused_and_what_is_left_out_stays()
    {
        var workspace = await host.NewWorkspace();
        var first = await workspace.Api.PutJson(Transitions, new { close_after_days = 0 });
        using var stale = new HttpRequestMessage(HttpMethod.Put, Transitions) { Content = Answers.JsonContent(new JsonObject { ["reopen_within_days"] = 3 }) };
        stale.Headers.TryAddWithoutValidation("If-Match", "\"0\"").ShouldBeTrue();

        first["version"]!.GetValue<long>().ShouldBe(1);
        (await workspace.Api.Ask(stale)).Status.ShouldBe(HttpStatusCode.PreconditionFailed);
        var second = await workspace.Api.PutJson(Transitions, new { reopen_within_days = 30 });
        (second["version"]!.GetValue<long>(), second["reopen_within_days"]!.GetValue<int>(), second["close_after_days"]!.GetValue<int>()).ShouldBe((2, 30, 0));
        Ways(second).Count().ShouldBe(15);
    }

    [Fact]
    public async Task A_workspaces_own_status_is_one_of_its_class_to_every_filter_and_rule()
    {
        var workspace = await host.NewWorkspace();
        var parts = await workspace.Api.PostJson(Statuses, new { name = "Waiting for parts", @class = "on_hold" });
        var supplier = await workspace.Api.PostJson(Statuses, new { name = "At the supplier", @class = "on_hold" });
        var ticket = $"/api/v1/tickets/{(await workspace.OpenTicket()).Id()}";

        var waiting = await workspace.Api.PutJson($"{ticket}/status", new { status_id = parts.Id() });
        (waiting.Text("status"), waiting.Id("status_id"), waiting.Text("status_name")).ShouldBe(("on_hold", parts.Id(), "Waiting for parts"));
        (await workspace.Api.GetJson("/api/v1/tickets?status=on_hold")).Data().Single().Text("status_name").ShouldBe("Waiting for parts");

        (await workspace.Api.PatchJson(ticket, new { status_id = supplier.Id() })).Text("status_name").ShouldBe("At the supplier");
        (await workspace.Api.PutJson($"{ticket}/status", new { status = "on_hold" })).Text("status_name").ShouldBe("At the supplier");
        (await workspace.Api.PutJson($"{ticket}/status", """{"status": "on_hold", "status_id": null}"""))["status_name"].ShouldBeNull();
        await workspace.Api.PutJson($"{ticket}/status", new { status_id = parts.Id() });
        (await workspace.Api.PutJson($"{ticket}/status", new { status = "open" }))["status_id"].ShouldBeNull();

        var events = (await workspace.Api.GetJson($"{ticket}/events")).Data().Select(e => e["data"]!.ToJsonString()).ToList();
        events.ShouldContain("""{"from":"new","to":"on_hold","from_name":null,"to_name":"Waiting for parts"}""");
        events.ShouldContain("""{"field":"status_name","from":"Waiting for parts","to":"At the supplier"}""");
    }

    [Fact]
    public async Task A_status_in_use_is_deleted_with_a_replacement_only_and_one_out_of_use_is_given_to_no_other()
    {
        var workspace = await host.NewWorkspace();
        var parts = await workspace.Api.PostJson(Statuses, new { name = "Waiting for parts", @class = "on_hold" });
        var other = await workspace.Api.PostJson(Statuses, new { name = "Waiting for others", @class = "on_hold" });
        var done = await workspace.Api.PostJson(Statuses, new { name = "Done", @class = "resolved" });
        var (ticket, second) = ((await workspace.OpenTicket()).Id(), (await workspace.OpenTicket()).Id());
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status_id = parts.Id() });

        await workspace.Api.PatchJson($"{Statuses}/{parts.Id()}", new { active = false });
        var inactive = await workspace.Api.Refused(HttpMethod.Put, $"/api/v1/tickets/{second}/status", new { status_id = parts.Id() }, 422, "invalid");
        inactive["errors"]![0]!.Text("code").ShouldBe("inactive");
        await workspace.Api.Refused(HttpMethod.Delete, $"{Statuses}/{parts.Id()}", null, 409, "status_in_use");
        await workspace.Api.Refused(HttpMethod.Delete, $"{Statuses}/{parts.Id()}?replacement={done.Id()}", null, 422, "invalid");
        await workspace.Api.Send(HttpMethod.Delete, $"{Statuses}/{parts.Id()}?replacement={other.Id()}", null, HttpStatusCode.NoContent);
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}")).Text("status_name").ShouldBe("Waiting for others");
        await workspace.Api.Send(HttpMethod.Delete, $"{Statuses}/{other.Id()}?replacement=none", null, HttpStatusCode.NoContent);
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}"))["status_name"].ShouldBeNull();
        await workspace.Api.Send(HttpMethod.Delete, $"{Statuses}/{done.Id()}", null, HttpStatusCode.NoContent);
        (await workspace.Api.GetJson(Statuses)).Data().Count.ShouldBe(6);
    }

    [Fact]
    public async Task Statuses_stand_by_class_and_order()
    {
        var workspace = await host.NewWorkspace();
        await workspace.Api.PostJson(Statuses, new { name = "Later", @class = "pending" });
        var last = await workspace.Api.PostJson(Statuses, new { name = "Last", @class = "pending" });
        await workspace.Api.PostJson(Statuses, new { name = "Looking", @class = "open", order = 9 });
        await workspace.Api.PatchJson($"{Statuses}/{last.Id()}", new { order = 1, name = "First" });

        var names = (await workspace.Api.GetJson(Statuses)).Data().Select(s => s.Text("name"));

        names.ShouldBe(["new", "open", "Looking", "pending", "First", "Later", "on_hold", "resolved", "closed"]);
    }

    /// <summary>The usual moves, this one with a guard.</summary>
    internal static async Task Guard(TestWorkspace workspace, string way, string? needs, string? roles = null)
    {
        var moves = Moves(await workspace.Api.GetJson(Transitions)).ToList();
        var guarded = moves.Single(m => m.Way == way).Move;
        guarded["needs"] = JsonNode.Parse(needs ?? "[]");
        guarded["roles"] = JsonNode.Parse(roles ?? "[]");
        await workspace.Api.PutJson(Transitions, new { moves = moves.Select(m => m.Move) });
    }

    private static IEnumerable<string> Ways(JsonNode workflow) => Moves(workflow).Select(m => m.Way);

    private static IEnumerable<(string Way, JsonNode Move)> Moves(JsonNode workflow) =>
        workflow["moves"]!.AsArray().Select(m => m!).Select(m => ($"{m.Text("from")}>{m.Text("to")}", m.DeepClone())); // a list without nulls

    private static JsonObject Move(string from, string to) => new() { ["from"] = from, ["to"] = to };

    private static IEnumerable<string> Codes(JsonNode reasons) => reasons.AsArray().Select(r => r!.Text("code"));
}
