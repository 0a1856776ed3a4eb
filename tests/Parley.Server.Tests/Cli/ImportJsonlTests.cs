using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Cli;

/// <summary>The command beside this host, in workspaces of its own.</summary>
public sealed class ImportJsonlTests(ParleyHost host) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-import").FullName;

    [Fact]
    public async Task A_conversation_stands_as_if_it_had_been_worked_here()
    {
        var workspace = await host.NewWorkspace();
        var file = Write($$"""
            {"id": 7, "subject": "Bag lost at CLE", "status": "closed", "priority": "high", "tags": ["Bags"], "created_at": "2026-03-01T08:00:00Z", "customer": {"email": "Maya-{{workspace.Tag}}@Home.example", "name": "Maya Okafor"}, "messages": [{"from": "customer", "text": "My bag is lost 😩", "at": "2026-03-01T08:00:00Z"}, {"from": "agent", "agent": "TMT", "text": "Please wait. *TMT", "at": "2026-03-01T08:30:00Z"}, {"from": "agent", "kind": "internal_note", "text": "Called the desk.", "at": "2026-03-01T09:00:00Z"}, {"from": "agent", "agent": "{{workspace.AdminEmail}}", "text": "We have it.", "at": "2026-03-02T10:00:00Z"}]}
            """);

        var ran = await Import(workspace, file, "--tag", "moved");

        ran.Code.ShouldBe(0, ran.Errors);
        ran.Output.ShouldStartWith("Imported 1 tickets of 1 rows");
        var ticket = (await workspace.Api.GetJson("/api/v1/tickets")).Data().Single();
        (ticket.Text("subject"), ticket.Text("status"), ticket.Text("priority")).ShouldBe(("Bag lost at CLE", "closed", "high"));
        ticket["tags"]!.ToJsonString().ShouldBe("""["bags","moved"]"""); // a ticket has tags
        ticket["requester"]!.Text("name").ShouldBe("Maya Okafor"); // a ticket has a requester
        string[] times = ["created_at", "first_response_at", "resolved_at", "closed_at", "updated_at"];
        times.Select(t => ticket.Text(t)[5..16]).ShouldBe(["03-01T08:00", "03-01T08:30", "03-02T10:00", "03-02T10:00", "03-02T10:00"]);
        ticket["assignee"].ShouldBeNull();

        var messages = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/messages")).Data();
        messages.Select(m => (m.Text("kind"), m["author"]!.Text("type"), m["author"]!.Text("name"))).ShouldBe([
            ("public_reply", "contact", "Maya Okafor"), ("public_reply", "agent", "TMT"), ("internal_note", "agent", "Agent"), ("public_reply", "agent", "Ada Admin")]);
        messages[3]["author"]!.Id().ShouldBe(workspace.Founded.Admin.Id.Value); // a message has an author
        messages[1]["author"]!["id"].ShouldBeNull(); // a name, and nobody who could sign in

        var timeline = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/events?limit=50")).Data();
        timeline.Select(e => $"{e.Text("at")[5..16]} {e.Text("type")} {e["actor"]!.Text("name")}").ShouldBe([
            "03-01T08:00 ticket.created Maya Okafor", "03-01T08:00 comment.added Maya Okafor",
            "03-01T08:30 ticket.status_changed TMT", "03-01T08:30 comment.added TMT", "03-01T09:00 comment.added Agent",
            "03-02T10:00 comment.added Ada Admin", "03-02T10:00 ticket.status_changed Ada Admin", "03-02T10:00 ticket.resolved Ada Admin",
            "03-02T10:00 ticket.status_changed Ada Admin", "03-02T10:00 ticket.closed Ada Admin"]);
        (await workspace.Api.GetJson("/api/v1/tickets?q=😩 maya")).Data().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("customer", "new", null)]
    [InlineData("customer agent", "resolved", "resolved")]
    [InlineData("customer agent customer", "open", null)]
    [InlineData("agent customer", "new", null)]
    [InlineData("agent customer agent", "resolved", "resolved")]
    public async Task Without_a_status_who_spoke_last_decides(string speakers, string status, string? resolved)
    {
        var workspace = await host.NewWorkspace();
        var messages = speakers.Split(' ').Select(from => new { from, text = "Words" });

        await Imported(workspace, Write(JsonSerializer.Serialize(new { id = "a", messages })));

        var ticket = (await workspace.Api.GetJson("/api/v1/tickets")).Data().Single();
        ticket.Text("status").ShouldBe(status);
        (ticket["resolved_at"] is null).ShouldBe(resolved is null);
        (ticket["first_response_at"] is null).ShouldBe(!speakers.Contains("customer agent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_in_the_feed_as_an_import_and_nothing_follows_from_it()
    {
        var (workspace, other) = (await host.NewWorkspace(), await host.NewWorkspace());

        await Imported(workspace, Write(Lines(3)));

        var page = await workspace.Api.GetJson("/api/v1/events?limit=100&wait=20");
        page.Data().ShouldAllBe(e => e.Text("origin") == "import");
        page.Data().Count(e => e.Text("type") == "ticket.created").ShouldBe(3);
        (await workspace.Api.GetJson("/api/v1/jobs")).Data().ShouldBeEmpty();
        (await other.Api.GetJson("/api/v1/events?limit=100")).Data().ShouldBeEmpty();
        (await other.Api.GetJson("/api/v1/tickets")).Data().ShouldBeEmpty();
        (await other.Api.GetJson("/api/v1/tickets?q=words")).Data().ShouldBeEmpty();
        (await other.Api.GetJson("/api/v1/contacts")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task Running_again_adds_nothing_and_a_changed_row_is_left_and_counted()
    {
        var workspace = await host.NewWorkspace();
        var file = Write(Lines(5));
        await Imported(workspace, file);
        var before = await Rows.Of(host, workspace);

        var again = Json(await Import(workspace, file, "--json"));
        await File.WriteAllTextAsync(file, Lines(6).Replace("Words of 2", "Other words", StringComparison.Ordinal));
        var changed = Json(await Import(workspace, file, "--json"));

        Counts(again).ShouldBe((5, 0, 5, 0, 0));
        Counts(changed).ShouldBe((6, 1, 5, 1, 0));
        (await Rows.Of(host, workspace)).Count.ShouldBeGreaterThan(before.Count);
        (await workspace.Api.GetJson("/api/v1/tickets?q=\"other words\"")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_id_of_another_source_and_in_another_workspace_is_another_ticket()
    {
        var (one, other) = (await host.NewWorkspace(), await host.NewWorkspace());
        var file = Write(Lines(2));
        await Imported(one, file);

        Counts(Json(await Import(one, file, "--json", "--source", "elsewhere"))).ShouldBe((2, 2, 0, 0, 0));
        Counts(Json(await Import(other, file, "--json"))).ShouldBe((2, 2, 0, 0, 0));
    }

    [Fact]
    public async Task Bad_rows_go_to_a_file_of_their_own_and_the_others_are_imported()
    {
        var workspace = await host.NewWorkspace();
        var file = Write($"{Lines(2)}\nno json\n{{\"id\": 9, \"messages\": []}}");

        var ran = await Import(workspace, file);

        ran.Code.ShouldBe(3, ran.Errors);
        ran.Output.ShouldContain("Imported 2 tickets of 4 rows");
        ran.Output.ShouldContain("  line 4: /messages: A conversation has 1 to 2,000 messages; this one has 0.");
        var rejects = (await File.ReadAllLinesAsync($"{file}.rejects.jsonl")).Select(l => JsonNode.Parse(l)!).ToList(); // the command wrote them
        rejects.Select(r => r["line"]!.GetValue<int>()).ShouldBe([3, 4]); // each has one
        rejects[1].Pointers().ShouldBe(["/messages"]);

        await File.WriteAllTextAsync(file, Lines(2));
        (await Import(workspace, file)).Code.ShouldBe(0);
        File.Exists($"{file}.rejects.jsonl").ShouldBeFalse();
    }

    [Theory]
    [InlineData("before_commit")]
    [InlineData("after_commit")]
    public async Task Killed_half_way_it_goes_on_where_it_was(string point)
    {
        var (undisturbed, killed) = (await host.NewWorkspace(), await host.NewWorkspace());
        var file = Write(Lines(120));
        await Imported(undisturbed, file);

        var died = await Import(killed, file, "--set", "PARLEY_ENV=Testing", "--set", $"PARLEY_TEST_KILL_AT={point}:2");
        var some = (await killed.Api.AllPages("/api/v1/tickets", 100)).Count;
        var on = Json(await Import(killed, file, "--json"));

        died.Code.ShouldBe(137);
        some.ShouldBeInRange(1, 119);
        Counts(on).ShouldBe((120, 120 - some, some, 0, 0));
        (await Shape(killed)).ShouldBe(await Shape(undisturbed));
    }

    [Fact]
    public async Task A_dry_run_reads_everything_and_writes_nothing()
    {
        var workspace = await host.NewWorkspace();
        var before = await Rows.Of(host, workspace);

        var ran = await Import(workspace, Write($"{Lines(3)}\nno json"), "--dry-run");

        ran.Code.ShouldBe(3);
        ran.Output.ShouldContain("Would import 3 tickets of 4 rows");
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_conversation_of_a_thousand_messages_is_one_ticket()
    {
        var workspace = await host.NewWorkspace();
        var messages = Enumerable.Range(0, 1000).Select(i => new { from = i % 2 == 0 ? "customer" : "agent", text = $"Message {i}" });

        (await Import(workspace, Write(JsonSerializer.Serialize(new { id = 1, messages })))).Code.ShouldBe(0);

        var ticket = (await workspace.Api.GetJson("/api/v1/tickets")).Data().Single();
        var kept = await workspace.Api.AllPages($"/api/v1/tickets/{ticket.Id()}/messages", 100);
        kept.Select(m => m.Text("body_text")).ShouldBe(messages.Select(m => m.text));
    }

    [Theory]
    [InlineData(1, "Could not find", "nowhere.jsonl")]
    [InlineData(1, "There is no workspace 'nobody'", "good.jsonl", "--workspace", "nobody")]
    [InlineData(1, "--tag", "good.jsonl", "--tag", "two words")]
    [InlineData(2, "--spread", "good.jsonl", "--spread", "many")]
    public async Task What_cannot_be_done_is_said_in_a_line(int code, string words, string file, params string[] more)
    {
        Write(Lines(1), "good.jsonl");

        var ran = await ParleyProcess.Run(host.Settings, ["import", "jsonl", Path.Combine(_folder, file), .. more]);

        ran.Code.ShouldBe(code);
        ran.Errors.ShouldContain(words);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int Code, string Output, string Errors)> Import(TestWorkspace workspace, string file, params string[] more) =>
        ParleyProcess.Run(host.Settings, ["import", "jsonl", file, "--workspace", workspace.Founded.Slug, .. more]);

    private async Task Imported(TestWorkspace workspace, string file, params string[] more)
    {
        var ran = await Import(workspace, file, more);
        ran.Code.ShouldBe(0, ran.Errors);
    }

    private string Write(string text, string name = "conversations.jsonl")
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(i => JsonSerializer.Serialize(
        new { id = i, messages = new[] { new { from = "customer", text = $"Words of {i}" }, new { from = "agent", text = "An answer" }, new { from = "customer", text = "Thanks" } } })));

    private static JsonNode Json((int Code, string Output, string Errors) ran) => JsonNode.Parse(ran.Output) ?? throw new InvalidOperationException(ran.Errors);

    private static (int Rows, int Added, int Known, int Changed, int Rejected) Counts(JsonNode report) =>
        (Count(report, "rows"), Count(report, "added"), Count(report, "known"), Count(report, "changed"), Count(report, "rejected"));

    private static int Count(JsonNode report, string field) => report[field]!.GetValue<int>(); // every report has all counts

    /// <summary>All tickets, without what is made anew each time.</summary>
    private static async Task<IReadOnlyList<string>> Shape(TestWorkspace workspace)
    {
        var shapes = new List<string>();
        foreach (var ticket in await workspace.Api.AllPages("/api/v1/tickets", 100))
        {
            var messages = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/messages")).Data();
            shapes.Add($"{ticket.Text("subject")} {ticket.Text("status")} {ticket["requester"]!.Text("email")} {ticket["version"]}: {string.Join('|', messages.Select(m => m.Text("body_text")))}");
        }

        shapes.Sort(StringComparer.Ordinal);
        return shapes;
    }
}
