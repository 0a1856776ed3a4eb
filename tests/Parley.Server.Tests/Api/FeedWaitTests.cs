using System.Diagnostics;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class FeedWaitTests(ParleyHost host)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_reader_that_waits_is_answered_as_soon_as_something_comes_it_asked_for()
    {
        var workspace = await host.NewWorkspace();
        var next = (await workspace.Api.GetJson("/api/v1/events?after=latest")).Text("next");
        var waiting = workspace.Api.GetJson($"/api/v1/events?after={next}&wait=30&types=comment.added");

        var ticket = await workspace.OpenTicket();

        var page = await waiting.WaitAsync(Soon);
        page.Data().Select(e => (e.Text("type"), e.Id("ticket_id"))).ShouldBe([("comment.added", ticket.Id())]);
    }

    [Fact]
    public async Task A_reader_that_waits_for_nothing_gets_an_empty_page_and_where_to_go_on()
    {
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket();
        var next = (await workspace.Api.GetJson("/api/v1/events?after=latest")).Text("next");

        var page = await workspace.Api.GetJson($"/api/v1/events?after={next}&wait=1&types=ticket.status_changed");

        page.Data().ShouldBeEmpty();
        page.Text("next").ShouldNotBeNullOrEmpty();
        page["more"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_stops_answers_those_who_wait()
    {
        var own = new ParleyHost();
        await own.InitializeAsync();
        var workspace = await own.NewWorkspace();
        var next = (await workspace.Api.GetJson("/api/v1/events?after=latest")).Text("next");
        var waiting = workspace.Api.GetJson($"/api/v1/events?after={next}&wait=30");
        await workspace.Api.GetJson("/api/v1/tickets"); // that other request is on its way

        var began = Stopwatch.GetTimestamp();
        await own.DisposeAsync();

        (await waiting).Data().ShouldBeEmpty();
        Stopwatch.GetElapsedTime(began).ShouldBeLessThan(Soon);
    }
}
