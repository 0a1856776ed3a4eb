using System.Text;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Cli;

/// <summary>The command beside this host, in workspaces of its own.</summary>
public sealed class ImportCsvTests(ParleyHost host) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-import").FullName;

    [Fact]
    public async Task Columns_become_the_fields_they_are_named_for_and_again_adds_nothing()
    {
        var workspace = await host.NewWorkspace();
        var file = Write($"""
            Betreff;Mail;Zustand;Angelegt
            Tasche verloren;maya-{workspace.Tag}@home.example;Solved;05.03.2024 14:22
            "Zwei; mit ""Zitat""
            und Zeile";maya-{workspace.Tag}@home.example;open;2024-03-06
            """);
        string[] map = ["--map", "subject=Betreff,email=Mail,status=Zustand,created_at=Angelegt"];

        var ran = await Import(workspace, file, map);
        var again = await Import(workspace, file, [.. map, "--json"]);

        ran.Code.ShouldBe(0, ran.Errors);
        ran.Errors.ShouldContain("Read as utf-8, delimiter ;: subject=Betreff, email=Mail, status=Zustand, created_at=Angelegt");
        var tickets = (await workspace.Api.GetJson("/api/v1/tickets?sort=created_at")).Data();
        tickets.Select(t => (t.Text("subject"), t.Text("status"), t.Text("created_at")[..10])).ShouldBe(
            [("Tasche verloren", "resolved", "2024-03-05"), ("Zwei; mit \"Zitat\" und Zeile", "open", "2024-03-06")]);
        JsonNode.Parse(again.Output)!["known"]!.GetValue<int>().ShouldBe(2); // the report has it
    }

    [Fact]
    public async Task Contacts_are_added_once_and_those_there_are_left()
    {
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket(email: $"known-{workspace.Tag}@home.example");
        var file = Write($"Name,E-Mail,Customer since\nMaya Okafor,new-{workspace.Tag}@home.example,2020-02-03\nKnown One,KNOWN-{workspace.Tag}@home.example,\n,nobody,\n");

        var ran = await Import(workspace, file, "--of", "contacts", "--json");

        ran.Code.ShouldBe(3, ran.Errors);
        var report = JsonNode.Parse(ran.Output)!; // --json
        (report["added"]!.GetValue<int>(), report["known"]!.GetValue<int>(), report["rejected"]!.GetValue<int>()).ShouldBe((1, 1, 1)); // it has all counts
        var contacts = (await workspace.Api.GetJson("/api/v1/contacts")).Data();
        contacts.Select(c => c.Text("name")).ShouldBe(["Known One", "Maya Okafor"]);
        contacts[1].Text("created_at").ShouldStartWith("2020-02-03");
    }

    [Fact]
    public async Task A_dry_run_names_the_first_bad_rows_and_writes_nothing()
    {
        var workspace = await host.NewWorkspace();
        var before = await Rows.Of(host, workspace);
        var file = Write("email,subject\na@b.example,One\nc@b.example,\"Open\nnobody,Three\nd@b.example,Four\n");

        var ran = await Import(workspace, file, "--dry-run");

        ran.Code.ShouldBe(3, ran.Errors);
        ran.Output.ShouldContain("Would import 2 tickets of 4 rows");
        ran.Output.ShouldContain("  line 3: A quote is opened here");
        ran.Output.ShouldContain("  line 4: /email: This is not an email address.");
        (await Rows.Of(host, workspace)).ShouldBe(before);
    }

    [Fact]
    public async Task A_guessed_encoding_is_said()
    {
        var workspace = await host.NewWorkspace();
        var file = Write("");
        await File.WriteAllBytesAsync(file, [.. Encoding.ASCII.GetBytes("email,subject\na@b.example,Gr"), 0xFC, .. "n"u8]);

        var ran = await Import(workspace, file);

        ran.Output.ShouldContain("It is read as windows-1252");
        (await workspace.Api.GetJson("/api/v1/tickets?q=grün")).Data().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(1, "--map: Say which column is 'email'. There are: a, b.")]
    [InlineData(1, "--map: The file has no column 'c'. It has: a, b.", "--map", "email=c,subject=a")]
    [InlineData(1, "--delimiter: A delimiter is a comma, a semicolon, a tab", "--delimiter", "x")]
    [InlineData(1, "--encoding: There is no encoding 'klingon'.", "--encoding", "klingon")]
    [InlineData(2, "--map is a list of field=Column", "--map", "email")]
    [InlineData(2, "a row is one of tickets, contacts", "--of", "conversations")]
    public async Task A_file_that_cannot_be_read_so_is_refused_in_a_line(int code, string words, params string[] more)
    {
        var ran = await ParleyProcess.Run(host.Settings, ["import", "csv", Write("a,b\n1,2\n"), .. more]);

        ran.Code.ShouldBe(code, ran.Output);
        ran.Errors.ShouldContain(words);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Task<(int Code, string Output, string Errors)> Import(TestWorkspace workspace, string file, params string[] more) =>
        ParleyProcess.Run(host.Settings, ["import", "csv", file, "--workspace", workspace.Founded.Slug, .. more]);

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "export.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
