using System.Net;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class LimitedHost : ParleyHost
{
    public const int Limit = 5;

    /// <summary>It stands in the middle of a minute, so that no test meets the next one.</summary>
    protected override TimeProvider Clock { get; } = new StandingClock(new DateTimeOffset(2026, 11, 20, 9, 30, 20, TimeSpan.Zero));

    protected override Settings Configure(Settings settings) => settings with { RateLimit = Limit };
}

public sealed class RateLimitTests(LimitedHost host) : IClassFixture<LimitedHost>
{
    [Fact]
    public async Task Each_answer_says_how_many_requests_are_left()
    {
        var workspace = await host.NewWorkspace();
        for (var left = LimitedHost.Limit - 1; left >= 0; left--)
        {
            using var response = await workspace.Api.GetAsync(new Uri("/api/v1/tickets", UriKind.Relative));

            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            response.Headers.GetValues("RateLimit-Policy").ShouldBe(["\"minute\";q=5;w=60"]);
            response.Headers.GetValues("RateLimit").ShouldBe([$"\"minute\";r={left};t=40"]);
            response.Headers.RetryAfter.ShouldBeNull();
        }
    }

    [Fact]
    public async Task One_request_too_many_is_told_when_to_come_back_and_others_are_served()
    {
        var workspace = await host.NewWorkspace();
        for (var i = 0; i < LimitedHost.Limit; i++)
        {
            await workspace.Api.GetJson("/api/v1/tickets");
        }

        using var response = await workspace.Api.GetAsync(new Uri("/api/v1/tickets", UriKind.Relative));

        response.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(40));
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"rate_limited\"");
        await (await host.NewWorkspace()).Api.GetJson("/api/v1/tickets");
    }

    [Fact]
    public async Task Guessing_keys_is_limited_by_address()
    {
        var workspace = await host.NewWorkspace();
        using var guesser = workspace.Client("parley_guess");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i <= LimitedHost.Limit; i++)
        {
            statuses.Add((await guesser.Ask(new HttpRequestMessage(HttpMethod.Get, "/api/v1/tickets"))).Status);
        }

        statuses.ShouldBe([.. Enumerable.Repeat(HttpStatusCode.Unauthorized, LimitedHost.Limit), HttpStatusCode.TooManyRequests]);
    }
}
