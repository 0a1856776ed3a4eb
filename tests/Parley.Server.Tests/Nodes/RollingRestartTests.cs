using System.Globalization;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>Two nodes behind nginx, as docs/operations/several-nodes.md has it. <c>PARLEY_NODES_ROUNDS</c>: how often both are restarted.</summary>
public sealed class RollingRestartTests
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("PARLEY_NODES_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    private readonly Uri[] _addresses = [.. Enumerable.Range(0, 2).Select(_ => new Uri($"http://127.0.0.1:{Nginx.FreePort()}"))];

    [Fact]
    [Trait("Length", "Long")]
    public async Task Nodes_restarted_in_turn_behind_a_proxy_fail_no_request()
    {
        await using var shared = await Shared();
        var nodes = new[] { await Start(shared, 0), await Start(shared, 1) };
        await using var nginx = await Nginx.Start(_addresses);
        using var load = new ProxyLoad(nginx.Address);
        load.Begin();
        await Answered(load, 200);

        var slowest = TimeSpan.Zero;
        for (var restart = 0; restart < 2 * Rounds; restart++)
        {
            var n = restart % 2;
            var took = await nodes[n].Stop();
            slowest = took > slowest ? took : slowest;
            await Answered(load, 50); // the other serves alone
            nodes[n] = await Start(shared, n);
        }

        await load.End();
        using var api = SharedInstallation.Client(nginx.Address);
        var tickets = await api.CountTickets();
        load.Failures.Count.ShouldBe(0, string.Join('\n', [await nginx.Errors(), .. load.Failures.Take(3)]));
        tickets.ShouldBe(load.Tickets.Count);
        await Report.Add($"{2 * Rounds} restarts: {load.Answered} requests, {load.Failures.Count} failed, {load.Slow} took more than half a second; the slowest stop {slowest.TotalSeconds:0.0} s");
    }

    [Fact]
    [Trait("Length", "Long")]
    public async Task A_screens_line_goes_through_the_proxy_to_either_node()
    {
        await using var shared = await Shared();
        await Start(shared, 0);
        await Start(shared, 1);
        await using var nginx = await Nginx.Start(_addresses);
        using var api = SharedInstallation.Client(nginx.Address);
        var lines = new List<HubClient>();
        for (var i = 0; i < 6; i++)
        {
            lines.Add(await HubClient.Connect(nginx.Address, "", ("Authorization", $"Bearer {SharedInstallation.Key}")));
            await lines[i].Call("JoinList", "all");
        }

        var ticket = await api.PostJson("/api/v1/tickets", Keyed.Ticket());

        var pushes = await Task.WhenAll(lines.Select(line => line.Pushed("ticket_changed", p => p.Id("ticket_id") == ticket.Id())));
        pushes.Select(p => p["position"]!.GetValue<long>()).Distinct().Count().ShouldBe(1);
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }
    }

    private static async Task<SharedInstallation> Shared()
    {
        Assert.SkipUnless(Nginx.Program is not null, "nginx is not installed.");
        return await SharedInstallation.Make();
    }

    private Task<NodeProcess> Start(SharedInstallation shared, int n) => shared.StartNode(("PARLEY_URLS", _addresses[n].GetLeftPart(UriPartial.Authority)));

    private static Task Answered(ProxyLoad load, int more)
    {
        var enough = load.Answered + more;
        return Wait.Until(() => Task.FromResult(load.Answered >= enough), TimeSpan.FromSeconds(60), "answers");
    }
}
