using System.Net;
using Parley.Server.Tests.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Workflow;

public sealed class TwoNodesTests(ParleyHost host)
{
    [Fact]
    public async Task Rules_that_are_changed_on_one_node_hold_on_the_other_that_knew_older_ones()
    {
        Assert.SkipUnless(TestDatabase.IsPostgres, "SQLite has one node.");
        var master = await File.ReadAllTextAsync(Path.Combine(host.Settings.Data, "master.key"));
        await using var other = await ParleyNode.Start(host.Settings with { Data = Path.Combine(host.Settings.Data, "workflow-node"), MasterKey = master });
        var workspace = await host.NewWorkspace();
        using var there = new HttpClient { BaseAddress = other.Address };
        there.DefaultRequestHeaders.Add("X-Api-Key", workspace.Founded.ApiKey);
        var ticket = $"/api/v1/tickets/{(await workspace.OpenTicket()).Id()}/status";
        await there.PutJson(ticket, new { status = "open" });

        await Api.WorkflowApiTests.Guard(workspace, "open>resolved", """["team"]""");

        // The signal takes a moment; the node's own patience is a minute.
        await Wait.Until(
            async () => (await there.GetJson("/api/v1/tickets/workflow/transitions"))["version"]!.GetValue<long>() == 1,
            TimeSpan.FromSeconds(10),
            "heard of the change");
        await there.Send(HttpMethod.Put, ticket, new { status = "resolved" }, HttpStatusCode.Conflict);
    }
}
