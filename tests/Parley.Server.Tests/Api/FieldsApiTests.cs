using System.Net;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class FieldsApiTests(ParleyHost host)
{
    private const string Fields = "/api/v1/ticket-fields";

    [Fact]
    public async Task A_field_is_answered_whole_and_its_options_have_keys_of_their_names()
    {
        var workspace = await host.NewWorkspace();

        var field = await workspace.Api.PostJson(Fields, new
        {
            key = "plan",
            name = " Plan ",
            type = "select",
            help = "What they pay for",
            options = new object[] { new { name = "Gold & more" }, new { key = "ag", name = "Silver" }, new { name = "Über" }, new { name = "None" }, new { name = "金" } },
            required_on = new[] { "resolved" },
        });

        field.Fields().ShouldBe(["id", "key", "name", "type", "help", "options", "required_on", "position", "active", "created_at"]);
        (field.Text("name"), field.Text("type"), field["required_on"]!.ToJsonString(), field["position"]!.GetValue<int>()).ShouldBe(("Plan", "select", """["resolved"]""", 1));
        field["options"]!.AsArray().Select(o => o!.Text("key")).ShouldBe(["gold_more", "ag", "ber", "none_1", "option"]);
        (await workspace.Api.GetJson($"{Fields}/{field.Id()}")).ToJsonString().ShouldBe(field.ToJsonString());
        (await workspace.Api.GetJson(Fields)).Data().Single().ToJsonString().ShouldBe(field.ToJsonString());
    }

    [Fact]
    public async Task A_ticket_keeps_a_value_of_each_type_and_shows_it_wherever_it_is_shown()
    {
        var workspace = await host.NewWorkspace();
        await AddOneOfEach(workspace);
        const string values = """
            {"a_checkbox":true,"a_date":"2026-02-28","a_decimal":12.5,"a_multiline":"One\ntwo","a_multiselect":["red","blue"],"a_number":-7,"a_select":"red","a_text":"HB-36"}
            """;

        var ticket = await workspace.Api.PostJson("/api/v1/tickets", $$"""
            {"subject": "A", "description": "B", "requester": {"email": "maya-{{workspace.Tag}}@home.example"},
             "custom_fields": {"a_text": " HB-36 ", "a_multiline": "One\ntwo", "a_number": -7, "a_decimal": 12.500, "a_checkbox": true, "a_date": "2026-02-28",
              "a_select": "red", "a_multiselect": ["blue", "red", "blue"] } }
            """);

        var expected = JsonNode.Parse(values)!.ToJsonString();
        ticket["custom_fields"]!.ToJsonString().ShouldBe(expected);
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}"))["custom_fields"]!.ToJsonString().ShouldBe(expected);
        (await workspace.Api.GetJson("/api/v1/tickets")).Data().Single()["custom_fields"]!.ToJsonString().ShouldBe(expected);
    }

    [Fact]
    public async Task A_change_of_some_values_is_told_in_the_history_with_what_they_were_and_the_same_again_is_no_change()
    {
        var workspace = await host.NewWorkspace();
        await AddOneOfEach(workspace);
        var ticket = $"/api/v1/tickets/{(await workspace.OpenTicket()).Id()}";

        await workspace.Api.PatchJson(ticket, """{"custom_fields": {"a_text": "HB-36", "a_number": 1}}""");
        var second = await workspace.Api.PatchJson(ticket, """{"custom_fields": {"a_text": "HB-40"}}""");
        var same = await workspace.Api.PatchJson(ticket, """{"custom_fields": {"a_text": "HB-40 ", "a_date": null}}""");
        var cleared = await workspace.Api.PatchJson(ticket, """{"custom_fields": {"a_text": " ", "a_number": null, "a_multiselect": []}}""");

        second["custom_fields"]!.ToJsonString().ShouldBe("""{"a_number":1,"a_text":"HB-40"}""");
        same["version"]!.GetValue<long>().ShouldBe(second["version"]!.GetValue<long>());
        cleared["custom_fields"]!.ToJsonString().ShouldBe("{}");
        var told = (await workspace.Api.GetJson($"{ticket}/events")).Data().Where(e => e.Text("type") == "ticket.updated").Select(e => e["data"]!.ToJsonString());
        told.ShouldBe(
        [
            """{"field":"custom_fields.a_text","from":null,"to":"HB-36"}""", """{"field":"custom_fields.a_number","from":null,"to":1}""",
            """{"field":"custom_fields.a_text","from":"HB-36","to":"HB-40"}""", """{"field":"custom_fields.a_text","from":"HB-40","to":null}""",
            """{"field":"custom_fields.a_number","from":1,"to":null}""",
        ],
        ignoreOrder: true);
    }

    [Fact]
    public async Task A_ticket_enters_a_status_only_with_the_fields_that_it_requires_and_is_told_which()
    {
        var workspace = await host.NewWorkspace();
        await Add(workspace, "cause", "text", required: ["resolved", "closed"]);
        await Add(workspace, "checked", "checkbox", required: ["resolved"]);
        await Add(workspace, "other", "text", required: ["on_hold"]);
        var id = (await workspace.OpenTicket()).Id();
        var ticket = $"/api/v1/tickets/{id}";

        var moves = (await workspace.Api.GetJson($"/api/v1/tickets/workflow/transitions?ticket_id={id}"))["ticket"]!["moves"]!.AsArray();
        var resolve = moves.Single(m => m!.Text("to") == "resolved")!;
        (resolve["allowed"]!.GetValue<bool>(), resolve["reasons"]![0]!.Text("code"), resolve["reasons"]![0]!["fields"]!.ToJsonString())
            .ShouldBe((false, "needs_fields", """["cause","checked"]"""));
        var refused = await workspace.Api.Refused(HttpMethod.Patch, ticket, """{"status": "resolved", "custom_fields": {"cause": "Dust", "checked": false}}""", 409, "transition_not_allowed");
        refused["reasons"]![0]!["fields"]!.ToJsonString().ShouldBe("""["checked"]""");
        refused["allowed"]!.ToJsonString().ShouldBe("""["open","pending"]""");
        (await workspace.Api.GetJson(ticket))["custom_fields"]!.ToJsonString().ShouldBe("{}");

        var done = await workspace.Api.PatchJson(ticket, """{"status": "resolved", "custom_fields": {"cause": "Dust", "checked": true}}""");
        done.Text("status").ShouldBe("resolved");
        (await workspace.Api.PutJson($"{ticket}/status", new { status = "closed" })).Text("status").ShouldBe("closed");
    }

    [Fact]
    public async Task An_archived_field_asks_for_nothing_and_takes_nothing_and_its_values_stay()
    {
        var workspace = await host.NewWorkspace();
        var field = await Add(workspace, "cause", "text", required: ["resolved"]);
        var ticket = $"/api/v1/tickets/{(await workspace.OpenTicket()).Id()}";
        await workspace.Api.PatchJson(ticket, """{"custom_fields": {"cause": "Dust"}}""");

        await workspace.Api.Send(HttpMethod.Delete, $"{Fields}/{field.Id()}", null, HttpStatusCode.NoContent);

        await workspace.Api.Refused(HttpMethod.Patch, ticket, """{"custom_fields": {"cause": null}}""", 422, "invalid");
        (await workspace.Api.PutJson($"{ticket}/status", new { status = "resolved" }))["custom_fields"]!.ToJsonString().ShouldBe("""{"cause":"Dust"}""");
        (await Found(workspace, "field.cause:dust")).ShouldBe(1);
        var back = await workspace.Api.PatchJson($"{Fields}/{field.Id()}", new { active = true });
        back["active"]!.GetValue<bool>().ShouldBeTrue();
        await workspace.Api.PatchJson(ticket, """{"custom_fields": {"cause": null}}""");
    }

    [Fact]
    public async Task An_option_that_is_left_out_is_out_of_use_and_stays_where_it_was_chosen()
    {
        var workspace = await host.NewWorkspace();
        var field = await Add(workspace, "plan", "select", options: ["Gold", "Silver"]);
        var ticket = $"/api/v1/tickets/{(await workspace.OpenTicket()).Id()}";
        await workspace.Api.PatchJson(ticket, """{"custom_fields": {"plan": "gold"}}""");

        var changed = await workspace.Api.PatchJson($"{Fields}/{field.Id()}", """{"options": [{"key": "silver", "name": "Argent"}, {"name": "Gold"}]}""");

        changed["options"]!.AsArray().Select(o => $"{o!.Text("key")} {o!.Text("name")} {o!["active"]}").ShouldBe(["silver Argent true", "gold_2 Gold true", "gold Gold false"]);
        (await workspace.Api.GetJson(ticket))["custom_fields"]!.Text("plan").ShouldBe("gold");
        (await Found(workspace, "field.plan:gold")).ShouldBe(1);
        (await Found(workspace, "field.plan:argent")).ShouldBe(0);
    }

    [Fact]
    public async Task Fields_are_put_in_order_and_archived_ones_stand_behind()
    {
        var workspace = await host.NewWorkspace();
        var ids = new List<Guid>();
        foreach (var key in (string[])["a", "b", "c"])
        {
            ids.Add((await Add(workspace, key, "text")).Id());
        }

        await workspace.Api.Send(HttpMethod.Delete, $"{Fields}/{ids[0]}", null, HttpStatusCode.NoContent);
        var ordered = await workspace.Api.PutJson($"{Fields}/order", new { field_ids = new[] { ids[2], ids[1] } });

        ordered.Data().Select(f => f.Text("key")).ShouldBe(["c", "b", "a"]);
        await workspace.Api.PatchJson($"{Fields}/{ids[0]}", new { active = true });
        (await workspace.Api.GetJson(Fields)).Data().Select(f => f.Text("key")).ShouldBe(["c", "b", "a"]);
    }

    [Fact]
    public async Task A_query_finds_tickets_by_their_fields()
    {
        var workspace = await host.NewWorkspace();
        await AddOneOfEach(workspace);
        var first = $"/api/v1/tickets/{(await workspace.OpenTicket("First")).Id()}";
        var second = $"/api/v1/tickets/{(await workspace.OpenTicket("Second")).Id()}";
        await workspace.Api.PatchJson(first, """
            {"custom_fields": {"a_text": "HB-36 Loud", "a_multiline": "One", "a_number": 7, "a_decimal": 1.50, "a_checkbox": true, "a_date": "2026-02-28", "a_select": "red", "a_multiselect": ["red", "blue"]}}
            """);
        await workspace.Api.PatchJson(second, """{"custom_fields": {"a_checkbox": false, "a_multiselect": ["blue"]}}""");

        (await Found(workspace, "field.a_text:\"hb-36 loud\"")).ShouldBe(1);
        (await Found(workspace, "FIELD.A_TEXT:none")).ShouldBe(1);
        (await Found(workspace, "-field.a_multiline:none")).ShouldBe(1);
        (await Found(workspace, "field.a_number:7,8")).ShouldBe(1);
        (await Found(workspace, "field.a_decimal:1.5 first")).ShouldBe(1);
        (await Found(workspace, "field.a_checkbox:yes")).ShouldBe(1);
        (await Found(workspace, "field.a_checkbox:no status:new")).ShouldBe(1);
        (await Found(workspace, "field.a_checkbox:none")).ShouldBe(0);
        (await Found(workspace, "field.a_date:2026-02-28 or field.a_date:none")).ShouldBe(2);
        (await Found(workspace, "field.a_select:Red")).ShouldBe(1);
        (await Found(workspace, "field.a_multiselect:blue")).ShouldBe(2);
        (await Found(workspace, "field.a_multiselect:blue -field.a_multiselect:red")).ShouldBe(1);
        await workspace.Api.PatchJson(first, """{"custom_fields": {"a_number": 8, "a_multiselect": ["red"]}}""");
        (await Found(workspace, "field.a_number:7")).ShouldBe(0);
        (await Found(workspace, "field.a_multiselect:blue")).ShouldBe(1);
    }

    [Fact]
    public async Task A_wrong_field_in_a_query_is_named_with_its_place_and_what_was_meant()
    {
        var workspace = await host.NewWorkspace();
        await Add(workspace, "plan", "select", options: ["Gold", "Silver"]);

        var field = await workspace.Api.GetJson("/api/v1/tickets?q=kettle%20field.pln%3Agold", HttpStatusCode.UnprocessableEntity);
        (field["position"]!.GetValue<int>(), field["length"]!.GetValue<int>(), field.Text("hint")).ShouldBe((7, 9, "Did you mean field.plan?"));
        var value = await workspace.Api.GetJson("/api/v1/tickets?q=kettle%20field.plan%3Anone,glod", HttpStatusCode.UnprocessableEntity);
        (value["position"]!.GetValue<int>(), value["length"]!.GetValue<int>(), value.Text("hint")).ShouldBe((23, 4, "Did you mean gold?"));
    }

    [Theory]
    [InlineData("fie", "field.plan:,field.done:")]
    [InlineData("field.pl", "field.plan:")]
    [InlineData("pl", "field.plan:")]
    [InlineData("field.plan:", "gold,silver,none")]
    [InlineData("field.plan:s", "silver")]
    [InlineData("field.done:", "yes,no,none")]
    [InlineData("field.nothing:", "")]
    public async Task Who_writes_a_query_is_offered_the_workspaces_fields_and_their_values(string typed, string expected)
    {
        var workspace = await host.NewWorkspace();
        await Add(workspace, "plan", "select", options: ["Gold", "Silver"]);
        await Add(workspace, "done", "checkbox");

        var answer = await workspace.Api.GetJson($"/api/v1/tickets/query?q={Uri.EscapeDataString(typed)}");

        string.Join(',', answer["suggestions"]!.AsArray().Select(s => s!.Text("text"))).ShouldBe(expected);
    }

    [Fact]
    public async Task A_follow_up_goes_on_with_the_values_of_its_ticket()
    {
        var workspace = await host.NewWorkspace();
        await Add(workspace, "serial", "text");
        var ticket = await workspace.OpenTicket();
        await workspace.Api.PatchJson($"/api/v1/tickets/{ticket.Id()}", """{"custom_fields": {"serial": "HB-36"}, "status": "resolved"}""");
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/status", new { status = "closed" });

        var message = await workspace.Api.PostJson(
            $"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "public_reply", body = "Again", author = new { contact_id = ticket["requester"]!.Id() } });

        var next = await workspace.Api.GetJson($"/api/v1/tickets/{message.Id("ticket_id")}");
        next.Id().ShouldNotBe(ticket.Id());
        next["custom_fields"]!.ToJsonString().ShouldBe("""{"serial":"HB-36"}""");
        (await Found(workspace, "field.serial:HB-36")).ShouldBe(2);
    }

    private static async Task<int> Found(TestWorkspace workspace, string query) =>
        (await workspace.Api.GetJson($"/api/v1/tickets?q={Uri.EscapeDataString(query)}")).Data().Count;

    private static async Task AddOneOfEach(TestWorkspace workspace)
    {
        foreach (var type in (string[])["text", "multiline", "number", "decimal", "checkbox", "date", "select", "multiselect"])
        {
            await Add(workspace, $"a_{type}", type, type.EndsWith("select", StringComparison.Ordinal) ? ["Red", "Blue"] : null);
        }
    }

    private static Task<JsonNode> Add(TestWorkspace workspace, string key, string type, string[]? options = null, string[]? required = null) => workspace.Api.PostJson(
        Fields, new { key, name = $"The {key}", type, options = options?.Select(name => new { name }) ?? [], required_on = required ?? [] });
}
