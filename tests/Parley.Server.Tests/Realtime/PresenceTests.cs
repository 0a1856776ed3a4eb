using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Parley.Desk;
using Parley.Desk.Tickets;
using Parley.Platform.Realtime;
using Parley.Platform.Work;
using Parley.Server.Realtime;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Realtime;

public sealed class PresenceTests(ParleyHost host)
{
    [Fact]
    public async Task Others_learn_who_comes_what_they_have_open_and_that_they_go()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        var admin = workspace.Founded.Admin.Id.Value;
        await using var watcher = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await watcher.Call("JoinList", "all");
        await using (var screen = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace)))
        {
            var come = await watcher.Pushed("presence", p => p.Text("state") == "online");
            come.ToJsonString().ShouldBe($$$"""{"agent":{"id":"{{{admin}}}","name":"Ada Admin"},"state":"online","tickets":[]}""");

            await screen.Call("JoinTicket", ticket.Id());
            await watcher.Pushed("presence", p => Tickets(p) is [var open] && open == ticket.Id());
            await screen.Call("SetPresence", "away");
            await watcher.Pushed("presence", p => p.Text("state") == "away" && Tickets(p).Count == 1);
            await screen.Call("LeaveTicket", ticket.Id());
            await watcher.Pushed("presence", p => p.Text("state") == "away" && Tickets(p).Count == 0);
        }

        var gone = await watcher.Pushed("presence", p => p.Text("state") == "offline");
        gone.ToJsonString().ShouldBe($$$"""{"agent":{"id":"{{{admin}}}","name":"Ada Admin"},"state":"offline","tickets":[]}""");
    }

    [Fact]
    public async Task A_newcomer_is_told_of_all_who_are_there_and_of_nobody_elsewhere()
    {
        var (workspace, elsewhere) = (await host.NewWorkspace(), await host.NewWorkspace());
        var ticket = await workspace.OpenTicket();
        await using var ada = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        await using var foreign = await HubClient.OfBrowser(host, await Browser.SignInAdmin(elsewhere));
        var tim = await TeamAgent.Hire(workspace);
        await using var other = await HubClient.OfBrowser(host, tim.Browser);
        await ada.Call("JoinTicket", ticket.Id());
        await ada.Pushed("presence", p => p["agent"]!.Id() == tim.Id);
        await ada.Pushed("presence", p => Tickets(p).Count == 1);

        await using var newcomer = await HubClient.OfKey(host, workspace.Founded.ApiKey);

        await newcomer.Pushed("presence", p => p["agent"]!.Id() == tim.Id && p.Text("state") == "online");
        await newcomer.Pushed("presence", p => p["agent"]!.Id() == workspace.Founded.Admin.Id.Value && Tickets(p).Count == 1);
        await foreign.Pushed("presence", p => p["agent"]!.Id() == elsewhere.Founded.Admin.Id.Value);
        foreach (var push in foreign.Pushes.Where(p => p.Text("target") == "presence"))
        {
            HubClient.Content(push)["agent"]!.Id().ShouldBe(elsewhere.Founded.Admin.Id.Value);
        }
    }

    [Fact]
    public async Task Several_screens_of_one_agent_are_one_agent()
    {
        var workspace = await host.NewWorkspace();
        var (one, two) = (await workspace.OpenTicket("One"), await workspace.OpenTicket("Two"));
        var browser = await Browser.SignInAdmin(workspace);
        await using var watcher = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var staying = await HubClient.OfBrowser(host, browser);
        await staying.Call("JoinTicket", one.Id());
        await staying.Call("SetPresence", "away");
        await watcher.Pushed("presence", p => p.Text("state") == "away");
        await using (var second = await HubClient.OfBrowser(host, browser))
        {
            await second.Call("JoinTicket", two.Id());
            await watcher.Pushed("presence", p => p.Text("state") == "online" && Tickets(p).Count == 2);
            await second.Call("JoinTicket", one.Id());
        }

        await watcher.Pushed("presence", p => ReferenceEquals(p, Last(watcher)) && p.Text("state") == "away" && Tickets(p) is [var open] && open == one.Id());
        watcher.Pushes.ShouldAllBe(p => HubClient.Content(p).Text("state") != "offline");
    }

    [Fact]
    public async Task A_key_is_nobody_until_it_says_so()
    {
        var workspace = await host.NewWorkspace();
        await using var watcher = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var ada = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        await watcher.Pushed("presence", _ => true);
        watcher.Pushes.Count.ShouldBe(1);

        await watcher.Call("SetPresence", "online");

        await ada.Pushed("presence", p => p["agent"]!.Text("name") != "Ada Admin");
    }

    [Theory]
    [InlineData("offline")]
    [InlineData("busy")]
    [InlineData(null)]
    public async Task A_word_for_no_state_is_refused(string? word)
    {
        var workspace = await host.NewWorkspace();
        await using var screen = await HubClient.OfKey(host, workspace.Founded.ApiKey);

        (await screen.Refused("SetPresence", word)).ShouldContain("HubException: unknown_word: ");
    }

    [Fact]
    public async Task A_restricted_agent_learns_only_of_tickets_in_sight()
    {
        var workspace = await host.NewWorkspace();
        var tim = await TeamAgent.Hire(workspace);
        var seen = await TeamAgent.Open(workspace, "In sight", tim.Team);
        var hidden = await TeamAgent.Open(workspace, "Out of sight");
        await using var restricted = await HubClient.OfBrowser(host, tim.Browser);
        await using var ada = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        await using var watcher = await HubClient.OfKey(host, workspace.Founded.ApiKey);

        await ada.Call("JoinTicket", hidden.Id());
        await ada.Call("JoinTicket", seen.Id());

        await watcher.Pushed("presence", p => Tickets(p).Count == 2);
        await restricted.Pushed("presence", p => Tickets(p) is [var open] && open == seen.Id());

        // A ticket comes into sight while it is open elsewhere: who opens it sees who is there.
        await workspace.Api.PutJson($"/api/v1/tickets/{hidden.Id()}/assign", new { team_id = tim.Team });
        await restricted.Call("JoinTicket", hidden.Id());
        await restricted.Pushed("presence", p => p["agent"]!.Text("name") == "Ada Admin" && Tickets(p).Count == 2);
        restricted.Pushes.Where(p => p.Text("target") == "presence").Select(HubClient.Content)
            .Where(p => p["agent"]!.Text("name") == "Ada Admin").TakeWhile(p => Tickets(p).Count < 2).ShouldAllBe(p => !Tickets(p).Contains(hidden.Id()));
    }

    [Fact]
    public async Task A_change_and_a_keystroke_on_one_node_reach_a_screen_on_another()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket();
        await using var here = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        await here.Call("JoinTicket", ticket.Id());
        await using var other = await ParleyNode.Start(host.Settings);
        await using (var there = await HubClient.Connect(other.Address, "", ("Authorization", $"Bearer {workspace.Founded.ApiKey}")))
        {
            await there.Pushed("presence", p => p["agent"]!.Text("name") == "Ada Admin" && Tickets(p) is [var open] && open == ticket.Id());
            await there.Call("JoinTicket", ticket.Id());
            await there.Call("SetPresence", "away");
            await here.Pushed("presence", p => p.Text("state") == "away" && Tickets(p).Count == 1);

            await here.Call("StartTyping", ticket.Id());
            (await there.Pushed("typing", _ => true))["agent"]!.Text("name").ShouldBe("Ada Admin");
        }

        await here.Pushed("presence", p => p.Text("state") == "offline");
    }

    [Fact]
    public async Task Who_is_on_a_node_that_stops_is_offline_at_once()
    {
        var (workspace, node, agent) = (await host.NewWorkspace(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var watcher = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        var signals = host.Services.GetRequiredService<Signals>();

        await signals.Send(PresenceNode.Words, Word(workspace, node, agent), CancellationToken.None);
        await watcher.Pushed("presence", p => p.Text("state") == "online");
        await signals.Send(PresenceNode.Lives, $"gone:{node}", CancellationToken.None);

        (await watcher.Pushed("presence", p => p.Text("state") == "offline"))["agent"]!.Id().ShouldBe(agent);
    }

    internal static string Word(TestWorkspace workspace, Guid node, Guid agent) => JsonSerializer.Serialize(
        new PresenceWord(node, workspace.Id, new Present(new Named(agent, "Zoe"), PresenceState.Online, [TicketId.From(agent)])), PublicJson.Options);

    private static JsonNode Last(HubClient screen) => HubClient.Content(screen.Pushes[^1]);

    private static List<Guid> Tickets(JsonNode push) => [.. push["tickets"]!.AsArray().Select(t => t!.GetValue<Guid>())]; // none is null
}

/// <summary>Its clock, timers included, runs twenty times as fast as the world's.</summary>
public sealed class FastHost : ParleyHost
{
    protected override TimeProvider Clock { get; } = new FastClock();

    private sealed class FastClock : TimeProvider
    {
        private const int Rate = 20;

        private readonly DateTimeOffset _start = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => _start + (Rate * (System.GetUtcNow() - _start));

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Slowed(dueTime), Slowed(period));

        private static TimeSpan Slowed(TimeSpan time) => time > TimeSpan.Zero ? time / Rate : time;
    }
}

public sealed class LostNodeTests(FastHost host) : IClassFixture<FastHost>
{
    [Fact]
    public async Task Who_was_on_a_node_that_is_heard_no_more_is_offline_after_15_seconds()
    {
        var (workspace, node, agent) = (await host.NewWorkspace(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var watcher = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await using var ada = await HubClient.OfBrowser(host, await Browser.SignInAdmin(workspace));
        var signals = host.Services.GetRequiredService<Signals>();

        await signals.Send(PresenceNode.Words, PresenceTests.Word(workspace, node, agent), CancellationToken.None);
        await watcher.Pushed("presence", p => p["agent"]!.Text("name") == "Zoe");
        var since = Stopwatch.StartNew();
        await watcher.Pushed("presence", p => p["agent"]!.Text("name") == "Zoe" && p.Text("state") == "offline");

        // Twenty times as fast; the upper bound leaves room for a busy machine.
        since.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(9.0 / 20), TimeSpan.FromSeconds(15.0 / 20 + 5));
        watcher.Pushes.Select(HubClient.Content).ShouldAllBe(p => p["agent"]!.Text("name") == "Zoe" || p.Text("state") == "online");
    }
}
