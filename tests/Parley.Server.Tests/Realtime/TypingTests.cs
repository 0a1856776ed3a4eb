using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Realtime;

public sealed class TypingTests(WaitingHost host) : IClassFixture<WaitingHost>
{
    [Fact]
    public async Task Who_has_the_ticket_open_learns_who_types_and_when_it_ends()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var writer = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        await using var reader = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await writer.Call("JoinTicket", ticket.Id());
        await reader.Call("JoinTicket", ticket.Id());

        await writer.Call("StartTyping", ticket.Id());
        var typing = await reader.Pushed("typing", _ => true);
        host.Pass(TimeSpan.FromSeconds(2));
        await writer.Call("StopTyping", ticket.Id());
        var ended = await reader.Pushed("typing", push => Until(push) != Until(typing));

        typing.Id("ticket_id").ShouldBe(ticket.Id());
        typing["agent"]!.ToJsonString().ShouldBe(new JsonObject { ["id"] = workspace.Founded.Admin.Id.Value.ToString(), ["name"] = "Ada Admin" }.ToJsonString());
        (Until(ended) - Until(typing)).ShouldBe(TimeSpan.FromSeconds(2 - 6));
    }

    [Fact]
    public async Task Neither_the_writers_own_screens_nor_those_elsewhere_are_told()
    {
        var workspace = await host.NewWorkspace();
        var (ticket, other) = (await workspace.OpenTicket(), await workspace.OpenTicket("Another"));
        var browser = await Browser.SignInAdmin(workspace);
        await using var writer = await HubClient.OfBrowser(host, browser);
        await using var second = await HubClient.OfBrowser(host, browser);
        await using var elsewhere = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var reader = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        foreach (var screen in new[] { writer, second, reader })
        {
            await screen.Call("JoinTicket", ticket.Id());
        }

        await elsewhere.Call("JoinTicket", other.Id());
        await writer.Call("StartTyping", ticket.Id());
        await reader.Pushed("typing", _ => true);

        // What comes after it on the same line is there: so it would be, too.
        host.Pass(TimeSpan.FromSeconds(2));
        await reader.Call("StartTyping", ticket.Id());
        await second.Pushed("typing", push => push["agent"]!.Text("name") != "Ada Admin");
        await reader.Call("JoinTicket", other.Id());
        host.Pass(TimeSpan.FromSeconds(2));
        await reader.Call("StartTyping", other.Id());
        await elsewhere.Pushed("typing", push => push.Id("ticket_id") == other.Id());
        Typers(writer).ShouldNotContain("Ada Admin");
        Typers(second).ShouldNotContain("Ada Admin");
        Typers(elsewhere).ShouldNotContain("Ada Admin");
    }

    [Fact]
    public async Task A_line_is_heard_at_most_once_a_second()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var writer = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        await using var reader = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await reader.Call("JoinTicket", ticket.Id());

        await writer.Call("StartTyping", ticket.Id());
        var first = await reader.Pushed("typing", _ => true);
        for (var i = 0; i < 10; i++)
        {
            host.Pass(TimeSpan.FromMilliseconds(90));
            await writer.Call("StartTyping", ticket.Id());
        }

        host.Pass(TimeSpan.FromMilliseconds(100));
        await writer.Call("StartTyping", ticket.Id());
        await reader.Pushed("typing", push => Until(push) == Until(first) + TimeSpan.FromSeconds(1));

        Typers(reader).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_line_that_ends_types_no_more()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var reader = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await reader.Call("JoinTicket", ticket.Id());
        await using (var writer = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace)))
        {
            await writer.Call("StartTyping", ticket.Id());
            await reader.Pushed("typing", _ => true);
            host.Pass(TimeSpan.FromSeconds(1));
        }

        var typing = await reader.Pushed("typing", _ => true);
        await reader.Pushed("typing", push => Until(push) == Until(typing) - TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_ticket_out_of_sight_can_neither_be_typed_in_nor_heard()
    {
        var workspace = await host.NewWorkspace();
        var tim = await TeamAgent.Hire(workspace);
        var ticket = await TeamAgent.Open(workspace, "In sight", tim.Team);
        await using var restricted = await HubClient.OfBrowser(host, tim.Browser);
        await using var reader = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var writer = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        await restricted.Call("JoinTicket", ticket.Id());
        await reader.Call("JoinTicket", ticket.Id());

        var taken = await TeamAgent.Open(workspace, "Out of sight");
        (await restricted.Refused("StartTyping", taken.Id())).ShouldContain("HubException: not_found: ");
        await writer.Call("StartTyping", ticket.Id());
        await restricted.Pushed("typing", _ => true);

        await workspace.Api.PutJson($"/api/v1/tickets/{ticket.Id()}/assign", """{"team_id": null}""");
        await restricted.Pushed("ticket_changed", push => push["data"] is null);
        host.Pass(TimeSpan.FromSeconds(1));
        await writer.Call("StartTyping", ticket.Id());
        await reader.Pushed("typing", push => Typers(reader).Count == 2);

        Typers(restricted).Count.ShouldBe(1);
    }

    private static List<string> Typers(HubClient screen) =>
        [.. screen.Pushes.Where(p => p.Text("target") == "typing").Select(p => HubClient.Content(p)["agent"]!.Text("name"))];

    private static DateTimeOffset Until(JsonNode push) => push["until"]!.GetValue<DateTimeOffset>();
}
