using System.Net;
using System.Security.Cryptography;
using System.Text;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class ApiKeyTests(ParleyHost host)
{
    [Fact]
    public async Task A_key_opens_the_API_by_either_header_and_with_or_without_the_version()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        using var other = workspace.Client(null);
        other.DefaultRequestHeaders.Add("X-Api-Key", workspace.Founded.ApiKey);

        foreach (var client in new[] { workspace.Api, other })
        {
            foreach (var path in new[] { "/api/v1/tickets", "/api/tickets" })
            {
                (await client.GetJson(path)).Data().Single().Id().ShouldBe(ticket.Id());
            }
        }
    }

    [Theory]
    [InlineData("Authorization", "Bearer parley_wrong")]
    [InlineData("Authorization", "Bearer ")]
    [InlineData("Authorization", "Basic YTpi")]
    [InlineData("X-Api-Key", "wrong")]
    [InlineData("Cookie", "parley_session=CfDJ8wrong")]
    public async Task What_is_no_key_and_no_session_is_refused(string header, string value)
    {
        var workspace = await host.NewWorkspace();
        using var client = workspace.Client(null);
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value).ShouldBeTrue();

        var problem = await client.GetJson("/api/v1/tickets", HttpStatusCode.Unauthorized);

        problem.Text("code").ShouldBeOneOf("invalid_key", "unauthenticated");
    }

    [Fact]
    public async Task A_key_is_shown_once_and_kept_as_its_digest_only()
    {
        var workspace = await host.NewWorkspace();

        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Robot", scopes = new[] { "tickets.read", "tickets.read" } });

        key.Fields().ShouldBe(["id", "name", "scopes", "created_at", "key"]);
        key["scopes"]!.ToJsonString().ShouldBe("""["tickets.read"]""");
        var secret = key.Text("key");
        var listed = await workspace.Api.GetJson("/api/v1/api-keys");
        listed.ToJsonString().ShouldNotContain(secret);
        listed.Data()[0].Fields().ShouldBe(["id", "name", "scopes", "created_at"]);
        var rows = await Rows.Of(host, workspace);
        rows.ShouldNotContain(r => r.Contains(secret, StringComparison.Ordinal));
        rows.ShouldContain(r => r.Contains(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_is_deleted_opens_nothing_from_then_on()
    {
        var workspace = await host.NewWorkspace();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Robot", scopes = new[] { "tickets.read" } });
        using var robot = workspace.Client(key.Text("key"));
        await robot.GetJson("/api/v1/tickets");

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/api-keys/{key.Id()}", null, HttpStatusCode.NoContent);

        await robot.Refused(HttpMethod.Get, "/api/v1/tickets", null, 401, "invalid_key");
        (await workspace.Api.GetJson("/api/v1/api-keys")).Data().ShouldNotContain(k => k.Id() == key.Id());
    }

    [Fact]
    public async Task A_keys_scope_is_its_limit()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Reader", scopes = new[] { "tickets.read" } });
        using var reader = workspace.Client(key.Text("key"));

        await reader.GetJson($"/api/v1/tickets/{ticket.Id()}");

        await reader.Refused(HttpMethod.Put, $"/api/v1/tickets/{ticket.Id()}/priority", new { priority = "high" }, 403, "forbidden");
        await reader.Refused(HttpMethod.Get, "/api/v1/contacts", null, 403, "forbidden");
        await reader.Refused(HttpMethod.Get, "/api/v1/agents", null, 403, "forbidden");
        await reader.Refused(HttpMethod.Get, "/api/v1/api-keys", null, 403, "forbidden");
    }

    [Fact]
    public async Task A_key_cannot_make_one_with_more_rights_than_its_own()
    {
        var workspace = await host.NewWorkspace();
        var made = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Maker", scopes = new[] { "keys.manage", "tickets.read" } });
        using var maker = workspace.Client(made.Text("key"));

        await maker.PostJson("/api/v1/api-keys", new { name = "Child", scopes = new[] { "tickets.read" } });
        var problem = await maker.Refused(
            HttpMethod.Post, "/api/v1/api-keys", new { name = "Child", scopes = new[] { "tickets.read", "tickets.write" } }, 422, "invalid");

        problem.Pointers().ShouldBe(["/scopes/1"]);
        problem["errors"]![0]!.Text("code").ShouldBe("beyond_own_rights");
    }
}
