using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Server.Hosting;
using Parley.Testing;

namespace Parley.Server.Tests.Hosting;

public sealed class NamedAdminHost : ParleyHost
{
    protected override Settings Configure(Settings settings) =>
        settings with { AdminEmail = "ada@first.example", AdminPassword = "correct horse battery", ApiKey = "a-key-of-the-owners-choice" };
}

public sealed class FirstStartTests(NamedAdminHost host) : IClassFixture<NamedAdminHost>
{
    [Fact]
    public async Task What_the_environment_names_is_made_once()
    {
        await FirstStart.Prepare(host.Services, CancellationToken.None);
        (await FirstStart.Prepare(host.Services, CancellationToken.None)).ShouldBeNull();

        using var client = new HttpClient { BaseAddress = host.Address };
        client.DefaultRequestHeaders.Add("X-Api-Key", "a-key-of-the-owners-choice");
        (await client.GetAsync(new Uri("/api/v1/tickets", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/health/ready", HttpStatusCode.OK)]
    [InlineData("/health/nothing", HttpStatusCode.NotFound)]
    public async Task A_load_balancer_hears_how_it_stands(string path, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = host.Address };

        (await client.GetAsync(new Uri(path, UriKind.Relative))).StatusCode.ShouldBe(status);
    }
}

public sealed class FoundWorkspaceTests(ParleyHost host)
{
    [Fact]
    public async Task A_workspace_that_cannot_be_entered_is_not_made_and_the_next_try_makes_it()
    {
        var found = host.Services.GetRequiredService<FoundWorkspace>();
        var weak = await found.Run("Entered later", "Ada", "ada@later.example", "short", null, CancellationToken.None);
        weak.Refusal!.Errors[0].Field.ShouldBe("/password");
        (await host.Services.GetRequiredService<WorkspaceLookup>().BySlug("entered-later", CancellationToken.None)).ShouldBeNull();

        (await found.Run("Entered later", "Ada", "ada@later.example", "long enough for all", null, CancellationToken.None)).Refusal.ShouldBeNull();
    }
}
