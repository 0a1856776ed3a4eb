using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class ImportsApiTests(ParleyHost host)
{
    [Fact]
    public async Task A_file_is_uploaded_looked_at_checked_and_imported()
    {
        var workspace = await host.NewWorkspace();
        var api = workspace.Api;
        var made = await api.Upload("export.csv", $"Requester Email;Title;Notes\nmaya-{workspace.Tag}@home.example;Bag lost;x\nnobody;Two;y\n", "tickets", null, ("tag", "moved"));
        (made.Text("state"), made.Text("source"), made["rows"]!.GetValue<int>()).ShouldBe(("draft", "export", 0)); // it has a count

        var preview = await api.GetJson($"/api/v1/imports/{made.Id()}/preview");
        (preview.Text("delimiter"), preview.Text("encoding")).ShouldBe((";", "utf-8"));
        preview["columns"]!.ToJsonString().ShouldBe("""["Requester Email","Title","Notes"]"""); // a preview has all of these
        preview["map"]!.ToJsonString().ShouldBe("""{"email":"Requester Email","subject":"Title"}""");
        preview["rows"]![0]!["becomes"]!.Text("subject").ShouldBe("Bag lost");
        preview["rows"]![1]!.Pointers().ShouldBe(["/Requester Email"]);

        await api.Begin(made.Id(), "check");
        var checkedOne = await api.Rest(made.Id());
        (checkedOne.Text("state"), Counts(checkedOne)).ShouldBe(("checked", (2, 1, 0, 0, 1)));
        checkedOne["first_rejected"]![0]!["line"]!.GetValue<int>().ShouldBe(3); // it has one
        (await api.GetJson("/api/v1/tickets")).Data().ShouldBeEmpty();

        await api.Begin(made.Id());
        var done = await api.Rest(made.Id());
        (done.Text("state"), Counts(done)).ShouldBe(("done", (2, 1, 0, 0, 1)));
        done["remaining_s"].ShouldBeNull();
        (await api.GetJson("/api/v1/tickets?tag=moved")).Data().Single().Text("subject").ShouldBe("Bag lost");
        var rejects = await api.GetStringAsync(new Uri($"/api/v1/imports/{made.Id()}/rejects", UriKind.Relative));
        rejects.ShouldBe("""{"line":3,"errors":[{"field":"/Requester Email","code":"invalid_email","message":"This is not an email address."}]}""" + "\n");
        (await api.GetJson("/api/v1/imports")).Data().Single().Text("name").ShouldBe("export.csv");
        (await api.GetJson("/api/v1/events?limit=100&wait=20")).Data().ShouldAllBe(e => e.Text("origin") == "import");
        Directory.Exists(FilesOf(workspace)).ShouldBeTrue();
        Directory.GetFiles(FilesOf(workspace)).ShouldBeEmpty("what is done needs its file no more");
        await api.Refused(HttpMethod.Post, $"/api/v1/imports/{made.Id()}/start", null, 409, "import_done");
    }

    [Fact]
    public async Task Uploaded_again_it_adds_only_what_is_new()
    {
        var workspace = await host.NewWorkspace();
        await Import(workspace, Lines(3));

        var again = await Import(workspace, Lines(4));

        Counts(again).ShouldBe((4, 1, 3, 0, 0));
        (await workspace.Api.GetJson("/api/v1/tickets")).Data().Count.ShouldBe(4);
    }

    [Fact]
    public async Task Its_settings_can_be_changed_until_it_is_done()
    {
        var workspace = await host.NewWorkspace();
        var api = workspace.Api;
        var made = await api.Upload("export.csv", "Mail,Betreff\na@b.example,Eins\n", "tickets");
        (await api.GetJson($"/api/v1/imports/{made.Id()}/preview")).Pointers().ShouldBe(["/columns/subject"]);
        await api.Begin(made.Id());
        (await api.Rest(made.Id())).Text("problem").ShouldStartWith("Say which column is 'subject'");

        var changed = await api.PatchJson($"/api/v1/imports/{made.Id()}", new { columns = new { email = "Mail", subject = "Betreff" }, tag = "vip", source = "old desk" });

        (changed.Text("state"), changed.Text("source"), changed.Text("tag")).ShouldBe(("draft", "old desk", "vip"));
        (await api.GetJson($"/api/v1/imports/{made.Id()}/preview")).Pointers().ShouldBeEmpty();
        await api.Begin(made.Id());
        (await api.Rest(made.Id())).Text("state").ShouldBe("done");
        await api.Refused(HttpMethod.Patch, $"/api/v1/imports/{made.Id()}", new { tag = "x" }, 409, "import_done");
    }

    [Fact]
    public async Task Cancelled_it_stops_and_goes_on_where_it_was()
    {
        var workspace = await host.NewWorkspace();
        var api = workspace.Api;
        var made = await api.Upload("many.jsonl", Lines(3000), "conversations");
        await api.Begin(made.Id());
        await Nodes.Wait.Until(async () => Counts(await api.GetJson($"/api/v1/imports/{made.Id()}")).Added > 0, TimeSpan.FromMinutes(1), "the first slice");

        var cancelled = await api.PostJson($"/api/v1/imports/{made.Id()}/cancel", new { }, HttpStatusCode.OK);
        var some = Counts(cancelled).Added;
        cancelled.Text("state").ShouldBe("cancelled");
        some.ShouldBeInRange(1, 2999);
        await NoJob(api);
        Counts(await api.GetJson($"/api/v1/imports/{made.Id()}")).Added.ShouldBe(some);

        await api.Begin(made.Id());
        Counts(await api.Rest(made.Id())).ShouldBe((3000, 3000, 0, 0, 0));
        (await api.AllPages("/api/v1/tickets", 100)).Count.ShouldBe(3000);
    }

    [Fact]
    public async Task Deleted_it_is_gone_with_its_file_and_what_it_imported_stays()
    {
        var workspace = await host.NewWorkspace();
        var done = await Import(workspace, Lines(2));
        var draft = await workspace.Api.Upload("draft.csv", "email,subject\n", "tickets");

        foreach (var id in new[] { done.Id(), draft.Id() })
        {
            await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/imports/{id}", null, HttpStatusCode.NoContent);
        }

        (await workspace.Api.GetJson("/api/v1/imports")).Data().ShouldBeEmpty();
        (await workspace.Api.GetJson("/api/v1/tickets")).Data().Count.ShouldBe(2);
        Directory.GetFiles(FilesOf(workspace)).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_it_is_at_work_it_can_neither_be_changed_nor_deleted_nor_started()
    {
        var workspace = await host.NewWorkspace();
        var made = await workspace.Api.Upload("many.jsonl", Lines(2000), "conversations");
        await workspace.Api.Begin(made.Id());

        await workspace.Api.Refused(HttpMethod.Patch, $"/api/v1/imports/{made.Id()}", new { tag = "x" }, 409, "import_at_work");
        await workspace.Api.Refused(HttpMethod.Delete, $"/api/v1/imports/{made.Id()}", null, 409, "import_at_work");
        await workspace.Api.Refused(HttpMethod.Post, $"/api/v1/imports/{made.Id()}/check", null, 409, "import_at_work");
        await workspace.Api.PostJson($"/api/v1/imports/{made.Id()}/cancel", new { }, HttpStatusCode.OK);
    }

    [Fact]
    public async Task It_needs_its_own_right()
    {
        var workspace = await host.NewWorkspace();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Reader", scopes = new[] { "tickets.read", "tickets.write", "files.write" } });
        var reader = workspace.Client(key.Text("key"));

        await reader.Refused(HttpMethod.Get, "/api/v1/imports", null, 403, "forbidden");
        using var form = Answers.Form("a.csv", [1]);
        (await reader.PostAsync(new Uri("/api/v1/imports", UriKind.Relative), form)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<JsonNode> Import(TestWorkspace workspace, string lines)
    {
        var made = await workspace.Api.Upload("desk.jsonl", lines, "conversations");
        await workspace.Api.Begin(made.Id());
        var ended = await workspace.Api.Rest(made.Id());
        ended.Text("state").ShouldBe("done", ended.ToJsonString());
        return ended;
    }

    private static Task NoJob(HttpClient api) =>
        Nodes.Wait.Until(async () => (await api.GetJson("/api/v1/jobs?kind=import.run")).Data().Count == 0, TimeSpan.FromMinutes(1), "the job to end");

    private string FilesOf(TestWorkspace workspace) => Path.Combine(host.Settings.Data, "files", $"{workspace.Id.Value:N}");

    private static (int Rows, int Added, int Known, int Changed, int Rejected) Counts(JsonNode import)
    {
        return (Count("rows"), Count("added"), Count("known"), Count("changed"), Count("rejected"));

        int Count(string field) => import[field]!.GetValue<int>(); // every import has all counts
    }

    private static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(i => JsonSerializer.Serialize(
        new { id = i, messages = new[] { new { from = "customer", text = $"Words of {i}" }, new { from = "agent", text = "An answer" } } })));
}
