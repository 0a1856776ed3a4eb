using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class FilesApiTests(ParleyHost host)
{
    [Fact]
    public async Task Files_come_back_byte_by_byte_and_never_inline()
    {
        var workspace = await host.NewWorkspace();
        var bytes = RandomNumberGenerator.GetBytes(3_000_001);
        using var form = Answers.Form("Rechnung Ü.html", bytes, type: "text/html");
        form.Add(new ByteArrayContent([0, 13, 10, 45, 45]), "file", "b.bin");
        using var sent = await workspace.Api.PostAsync(new Uri("/api/v1/files/upload", UriKind.Relative), form);
        var files = JsonNode.Parse(await sent.Content.ReadAsStringAsync())!.Data();

        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        files[0].Fields().ShouldBe(["id", "name", "type", "size", "sha256", "scan", "thumbnail_url"]);
        (files[0].Text("name"), files[0].Text("type"), files[0]["size"]!.GetValue<long>()).ShouldBe(("Rechnung Ü.html", "text/html", bytes.LongLength));
        files[0].Text("sha256").ShouldBe(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        using var response = await workspace.Api.GetAsync(new Uri($"/api/v1/files/{files[0].Id()}/download", UriKind.Relative));
        (await response.Content.ReadAsByteArrayAsync()).SequenceEqual(bytes).ShouldBeTrue();
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/octet-stream");
        response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        response.Content.Headers.ContentDisposition.FileNameStar.ShouldBe("Rechnung Ü.html");
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        response.Headers.GetValues("Content-Security-Policy").ShouldBe(["default-src 'none'; sandbox"]);
        (await workspace.Api.GetByteArrayAsync(new Uri($"/api/v1/files/{files[1].Id()}/download", UriKind.Relative))).ShouldBe([0, 13, 10, 45, 45]);
    }

    [Theory]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\Users\\me\\a.txt", "a.txt")]
    [InlineData("..", "..")]
    public async Task A_files_name_is_never_a_path(string given, string kept)
    {
        var workspace = await host.NewWorkspace();

        var file = await workspace.Api.Upload(given, "abc"u8.ToArray());

        file.Text("name").ShouldBe(kept);
        (await workspace.Api.GetStringAsync(new Uri($"/api/v1/files/{file.Id()}/download", UriKind.Relative))).ShouldBe("abc");
    }

    [Fact]
    public async Task An_upload_hangs_on_a_message_once_it_is_named_there()
    {
        var workspace = await host.NewWorkspace();
        var file = await workspace.Api.Upload("a.txt", "abc"u8.ToArray());
        var ticket = await workspace.Api.PostJson(
            "/api/v1/tickets", new { subject = "A", description = "B", requester = new { email = "maya@home.example" }, file_ids = new[] { file.Id() } });

        var message = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket.Id()}/messages")).Data().Single();

        message["files"]!.AsArray().Single()!.ToJsonString().ShouldBe(file.ToJsonString());
        (await workspace.Api.GetJson($"/api/v1/files/ticket/{ticket.Id()}")).Data().Single().ToJsonString().ShouldBe(file.ToJsonString());
    }

    [Fact]
    public async Task An_upload_to_a_ticket_is_among_its_files_page_by_page()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        using var form = new MultipartFormDataContent { { new StringContent($"{ticket.Id()}"), "ticket_id" } };
        for (var i = 0; i < 5; i++)
        {
            form.Add(new StringContent($"file {i}"), "file", $"{i}.txt");
        }

        using var sent = await workspace.Api.PostAsync(new Uri("/api/v1/files/upload", UriKind.Relative), form);

        sent.StatusCode.ShouldBe(HttpStatusCode.Created);
        var files = await workspace.Api.AllPages($"/api/v1/files/ticket/{ticket.Id()}", 2);
        files.Select(f => f.Text("name")).ShouldBe(["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]);
    }

    [Fact]
    public async Task A_file_that_hangs_on_nothing_is_its_uploaders_alone()
    {
        var workspace = await host.NewWorkspace();
        var file = await workspace.Api.Upload("a.txt", Encoding.UTF8.GetBytes("mine"));
        var browser = await Browser.SignInAdmin(workspace);

        await browser.Client.Refused(HttpMethod.Get, $"/api/v1/files/{file.Id()}/download", null, 404, "not_found");

        var ticket = await workspace.OpenTicket();
        await workspace.Api.PostJson($"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "internal_note", body = "A", file_ids = new[] { file.Id() } });
        (await browser.Client.GetStringAsync(new Uri($"/api/v1/files/{file.Id()}/download", UriKind.Relative))).ShouldBe("mine");
    }
}
