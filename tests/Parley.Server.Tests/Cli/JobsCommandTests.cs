using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Cli;

/// <summary>The commands beside a running server: this one's.</summary>
public sealed class JobsCommandTests(ParleyHost host)
{
    [Fact]
    public async Task Dead_jobs_are_listed_with_their_errors()
    {
        var workspace = await host.NewWorkspace();
        var dead = await DeadJobs.Add(host.Services, workspace, error: "The vendor says:\nno.");
        await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1));
        var kind = DeadJobs.KindOf(workspace.Tag);

        var listed = await ParleyProcess.Run(host.Settings, "jobs", "list", "--dead", "--kind", kind);
        var all = await ParleyProcess.Run(host.Settings, "jobs", "list", "--kind", kind, "--limit", "1", "--json");

        listed.Code.ShouldBe(0, listed.Errors);
        listed.Output.ShouldStartWith($"dead     {dead.Value}  {kind}  given up ");
        listed.Output.ShouldContain($"attempts: 25, workspace {workspace.Id.Value}");
        listed.Output.ShouldContain("The vendor says: no.");
        var json = JsonNode.Parse(all.Output)!; // a command's whole answer
        json["total"]!.GetValue<int>().ShouldBe(2);
        json.Data().Single().Text("state").ShouldBe("waiting");
    }

    [Fact]
    public async Task Jobs_are_retried_by_their_ids_and_what_has_not_failed_is_named()
    {
        var workspace = await host.NewWorkspace();
        var dead = await DeadJobs.Add(host.Services, workspace);
        var planned = await DeadJobs.AddLiving(host.Services, workspace, TimeSpan.FromHours(1));

        var mixed = await ParleyProcess.Run(host.Settings, "jobs", "retry", $"{dead.Value}", $"{planned.Value}");
        var none = await ParleyProcess.Run(host.Settings, "jobs", "retry", $"{planned.Value}", "--json");

        mixed.Code.ShouldBe(3);
        mixed.Output.Trim().ShouldBe("1 of 2 run again.");
        mixed.Errors.ShouldStartWith($"{planned.Value} is no job that has failed");
        none.Code.ShouldBe(1);
        JsonNode.Parse(none.Output)!["retried"]!.GetValue<int>().ShouldBe(0);
        (await workspace.Api.GetJson("/api/v1/jobs?state=dead")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task All_dead_jobs_of_a_kind_are_retried_in_every_workspace()
    {
        var (one, other) = (await host.NewWorkspace(), await host.NewWorkspace());
        var kind = DeadJobs.KindOf(one.Tag);
        await DeadJobs.Add(host.Services, one, kind);
        await DeadJobs.Add(host.Services, other, kind);
        await DeadJobs.Add(host.Services, other, "test.another");

        var retried = await ParleyProcess.Run(host.Settings, "jobs", "retry", "--kind", kind, "--json");

        retried.ShouldBe((0, $$"""{"retried":2}{{Environment.NewLine}}""", ""));
        (await other.Api.GetJson("/api/v1/jobs?state=dead")).Data().Single().Text("kind").ShouldBe("test.another");
    }

    [Theory]
    [InlineData("jobs", "retry")]
    [InlineData("jobs", "retry", "--all", "0199aaaa-0000-7000-8000-000000000001")]
    [InlineData("jobs", "retry", "the-last-one")]
    [InlineData("jobs", "list", "--limit", "0")]
    [InlineData("jobs", "list", "--limit", "many")]
    public async Task Wrong_use_is_told(params string[] arguments) => (await ParleyProcess.Run(host.Settings, arguments)).Code.ShouldBe(2);
}
