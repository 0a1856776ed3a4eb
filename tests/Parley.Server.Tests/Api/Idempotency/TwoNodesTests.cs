using System.Net;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api.Idempotency;

public sealed class TwoNodesTests(ParleyHost host)
{
    [Fact]
    public async Task What_one_node_does_or_has_done_the_other_knows()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        var master = await File.ReadAllTextAsync(Path.Combine(host.Settings.Data, "master.key"));
        await using var other = await ParleyNode.Start(host.Settings with { Data = Path.Combine(host.Settings.Data, "idempotency-node"), MasterKey = master });
        var workspace = await host.NewWorkspace();
        using var there = new HttpClient { BaseAddress = other.Address };
        there.DefaultRequestHeaders.Add("X-Api-Key", workspace.Founded.ApiKey);
        var key = Keyed.NewKey();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(i => (i % 2 == 0 ? workspace.Api : there).PostOnce("/api/v1/tickets", Keyed.Ticket(), key)));
        var later = await Task.WhenAll(new[] { workspace.Api, there }.Select(node => node.PostOnce("/api/v1/tickets", Keyed.Ticket(), key)));

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.Created || a.Code == "request_in_progress");
        var done = answers.Single(a => a is { IsDone: true, Replayed: null });
        later.ShouldAllBe(a => a.Replayed == "true" && a.Body == done.Body);
        (await workspace.Api.CountTickets()).ShouldBe(1);
    }
}
