using System.Text.Json.Nodes;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Cli;

/// <summary>A replay beside a running server: this one's.</summary>
public sealed class AssignmentCommandTests(ParleyHost host)
{
    [Fact]
    public async Task It_tells_what_a_policy_would_have_done_by_its_name_or_from_a_file()
    {
        var workspace = await host.NewWorkspace();
        await workspace.OpenTicket();
        await workspace.OpenTicket();
        var slug = workspace.Founded.Slug;
        var file = Path.Combine(host.Settings.Data, $"policy-{workspace.Tag}.json");
        await File.WriteAllTextAsync(file, """{"kind": "score", "weights": {"load": 50, "skill": 50}}""");

        var named = await ParleyProcess.Run(host.Settings, "assignment", "replay", "--last", "100", "--policy", "round_robin", "--workspace", slug);
        var read = await ParleyProcess.Run(host.Settings, "assignment", "replay", "--policy", file, "--workspace", slug, "--json");

        named.Code.ShouldBe(0, named.Errors);
        named.Output.ShouldStartWith("The last 2 tickets by round_robin: 2 given to somebody at once (0 have somebody now), 2 to somebody else.");
        named.Output.ShouldContain("Ada Admin");
        var report = JsonNode.Parse(read.Output)!; // a command's whole answer
        report.Text("kind").ShouldBe("score");
        report["agents"]![0]!["tickets"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task What_is_no_policy_is_refused()
    {
        var workspace = await host.NewWorkspace();

        var unknown = await ParleyProcess.Run(host.Settings, "assignment", "replay", "--policy", "lottery", "--workspace", workspace.Founded.Slug);
        var off = await ParleyProcess.Run(host.Settings, "assignment", "replay", "--policy", "off", "--workspace", workspace.Founded.Slug);

        unknown.Code.ShouldBe(1);
        unknown.Errors.ShouldStartWith("lottery is neither");
        off.Code.ShouldBe(1);
        off.Errors.ShouldContain("policy/kind");
    }
}
