using System.Net;
using System.Net.WebSockets;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Realtime;

/// <summary>Its clock goes on only when a test says so.</summary>
public sealed class WaitingHost : ParleyHost
{
    private readonly StandingClock _clock = new();

    protected override TimeProvider Clock => _clock;

    public void Pass(TimeSpan time) => _clock.Pass(time);
}

public sealed class EndedRightsTests(WaitingHost host) : IClassFixture<WaitingHost>
{
    [Fact]
    public async Task A_line_ends_with_the_key_that_opened_it()
    {
        var workspace = await host.NewWorkspace();
        var key = await workspace.Api.PostJson("/api/v1/api-keys", new { name = "Screen", scopes = new[] { "tickets.read" } });
        await using var ended = await HubClient.OfKey(host, key.Text("key"));
        await using var staying = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await ended.Call("JoinList", "all");
        await staying.Call("JoinList", "all");

        await workspace.Api.Send(HttpMethod.Delete, $"/api/v1/api-keys/{key.Text("id")}", null, HttpStatusCode.NoContent);
        host.Pass(TimeSpan.FromSeconds(6));
        var ticket = await workspace.OpenTicket();
        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Text("id")}/priority", new { priority = "high" });

        // The screens are told in the order of the changes: what the one that stays has, the other would have by then.
        await staying.Pushed("ticket_changed", push => push["data"]!["priority"]!.GetValue<string>() == "high");
        ended.Pushes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_line_ends_with_the_session_that_opened_it()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var browser = await Browser.SignInAdmin(workspace);
        await using var screen = await HubClient.OfBrowser(host, browser);
        await screen.Call("JoinTicket", ticket.Text("id"));

        await browser.Client.Send(HttpMethod.Delete, "/api/v1/session", null, HttpStatusCode.NoContent);
        host.Pass(TimeSpan.FromSeconds(6));

        var closed = await Should.ThrowAsync<WebSocketException>(() => screen.Call("JoinTicket", ticket.Text("id")));
        closed.Message.ShouldContain("closed");
    }
}
