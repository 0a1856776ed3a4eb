using System.Net;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class MethodTests(ParleyHost host)
{
    [Fact]
    public async Task What_is_allowed_is_said_with_a_wrong_method()
    {
        var workspace = await host.NewWorkspace();

        using var response = await workspace.Api.DeleteAsync(new Uri("/api/v1/tickets", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.Order().ShouldBe(["GET", "POST"]);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Theory]
    [InlineData("/api/v1/tickets", true)]
    [InlineData("/api/v1/tickets?limit=0", true)]
    [InlineData("/api/v1/tickets", false)]
    public async Task A_HEAD_request_is_answered_without_a_body(string path, bool withKey)
    {
        var workspace = await host.NewWorkspace();
        using var anonymous = workspace.Client(null);

        using var response = await (withKey ? workspace.Api : anonymous).SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        response.StatusCode.ShouldBe(withKey ? HttpStatusCode.MethodNotAllowed : HttpStatusCode.Unauthorized);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Answers_of_the_API_are_not_kept_by_anyone()
    {
        var workspace = await host.NewWorkspace();

        using var response = await workspace.Api.GetAsync(new Uri("/api/v1/tickets", UriKind.Relative));

        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }
}
