using Microsoft.Extensions.DependencyInjection;
using Parley.Platform;
using Parley.Platform.Data;
using Parley.Platform.Ids;
using Parley.Platform.Work;
using Parley.Platform.Work.Jobs;
using Parley.Server.Hosting;
using Parley.Server.Tests.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Operations;

/// <summary>A restored copy beside its original: both would write to the same customers.</summary>
public sealed class HeldEffectsTests(ParleyHost host)
{
    [Fact]
    public async Task Nothing_of_a_restored_copy_reaches_outside_until_it_is_released()
    {
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket();
        await workspace.OpenTicket();
        var promised = (await workspace.Api.GetJson("/api/v1/events?types=comment.added")).Data().Select(e => e.Id()).ToList();
        await Promise(workspace, promised);
        await using var elsewhere = await Elsewhere.Make(host);
        await elsewhere.BackUp(host);
        await elsewhere.Restore();
        await using var sink = await TestSink.Open(TimeSpan.Zero);
        await using var copy = await ParleyNode.Start(elsewhere.Settings with { Env = ServerEnvironment.Testing, TestSink = $"{sink.Address}" });
        using var client = new HttpClient { BaseAddress = copy.Address };

        // Work that stays inside is done meanwhile: the runner is awake.
        await client.PostJson("/_test/drain", new { }, System.Net.HttpStatusCode.OK);
        sink.Arrivals.ShouldBeEmpty();

        await copy.Services.GetRequiredService<EffectsHold>().Release(CancellationToken.None);
        await client.PostJson("/_test/drain", new { }, System.Net.HttpStatusCode.OK);
        sink.Arrivals.Select(a => a.Event).Where(promised.Contains).ShouldBe(promised, ignoreOrder: true);
    }

    /// <summary>Jobs as the original leaves them that is cut off before it does them.</summary>
    private async Task Promise(TestWorkspace workspace, IEnumerable<Guid> events)
    {
        var (now, ids) = (TimeProvider.System.Now(), host.Services.GetRequiredService<IdSource>());
        await using var session = await host.Services.GetRequiredService<Sessions>().WriteEverywhere(CancellationToken.None);
        foreach (var id in events)
        {
            session.Append(new Job
            {
                Id = ids.Next<JobId>(),
                WorkspaceId = workspace.Id,
                Kind = "test_sink.post",
                EventId = EventId.From(id),
                Data = "{}",
                RunAt = now,
                CreatedAt = now,
            });
        }

        await session.Commit(CancellationToken.None);
    }
}
