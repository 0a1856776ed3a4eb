using System.Net;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

/// <summary>Nobody gives away more than they have.</summary>
public sealed class RightsTests(ParleyHost host)
{
    [Fact]
    public async Task A_key_that_may_add_people_makes_no_administrator()
    {
        var workspace = await host.NewWorkspace();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "People", scopes = new[] { "people.manage", "people.read" } });
        using var client = workspace.Client(key.Text("key"));

        var refused = await client.PostJson(
            "/api/v1/agents", new { name = "Eve", email = $"eve-{workspace.Tag}@desk.example", role = "admin" }, HttpStatusCode.UnprocessableEntity);

        refused["errors"]![0]!.Text("field").ShouldBe("/role");
        await client.PostJson("/api/v1/agents", new { name = "Bob", email = $"bob-{workspace.Tag}@desk.example" });
    }

    [Fact]
    public async Task Many_wrong_passwords_at_once_are_all_counted()
    {
        var workspace = await host.NewWorkspace();
        using var client = workspace.Client(null);
        var wrong = new { email = workspace.AdminEmail, password = "not this one" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Status("/api/v1/session", wrong)));

        answers.ShouldAllBe(status => status == HttpStatusCode.Unauthorized || status == HttpStatusCode.TooManyRequests);
        (await client.Status("/api/v1/session", new { email = workspace.AdminEmail, password = workspace.AdminPassword })).ShouldBe(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_file_for_a_closed_ticket_is_refused_and_one_for_an_open_ticket_is_on_the_record()
    {
        var workspace = await host.NewWorkspace();
        var ticket = (await workspace.OpenTicket()).Text("id");
        (await Upload(workspace, ticket)).ShouldBe(HttpStatusCode.Created);
        var events = (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}/events"))["data"]!.AsArray();
        events[^1]!.Text("type").ShouldBe("file.added");
        (await workspace.Api.GetJson($"/api/v1/tickets/{ticket}"))["version"]!.GetValue<long>().ShouldBe(2);

        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "resolved" });
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket}/status", new { status = "closed" });

        (await Upload(workspace, ticket)).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Text_that_no_standard_knows_is_kept_and_searched_without_harm()
    {
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket("odd \uFFFE text");

        (await workspace.Api.GetJson("/api/v1/tickets?q=odd%EF%BF%BE"))["data"]!.AsArray().Count.ShouldBe(1);
    }

    private static async Task<HttpStatusCode> Upload(TestWorkspace workspace, string ticket)
    {
        using var form = new MultipartFormDataContent { { new StringContent(ticket), "ticket_id" }, { new ByteArrayContent([1, 2, 3]), "file", "x.bin" } };
        using var answer = await workspace.Api.PostAsync(new Uri("/api/v1/files/upload", UriKind.Relative), form);
        return answer.StatusCode;
    }
}

file static class Statuses
{
    public static async Task<HttpStatusCode> Status(this HttpClient client, string path, object body)
    {
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), System.Net.Http.Json.JsonContent.Create(body));
        return answer.StatusCode;
    }
}
