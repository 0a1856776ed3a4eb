using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Api.BadInput;

public sealed class BadInputTests(BadInputWorld world) : IClassFixture<BadInputWorld>
{
    private static readonly Dictionary<string, Bad> All = new Dictionary<string, Bad>[]
    {
        BadJson.Table, BadTickets.Table, BadChanges.Table, BadMessages.Table, BadLists.Table, BadPeople.Table, BadUploads.Table, BadRoutes.Table,
        BadKeys.Table, BadImports.Table, BadWorkflows.Table, BadSla.Table, BadFields.Table, BadAssignment.Table, BadBulkChanges.Table,
    }.SelectMany(t => t).ToDictionary();

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_by_its_name_and_leaves_nothing_behind(string name)
    {
        var bad = All[name];

        var (status, answer) = await world.Send(bad);

        ((int)status).ShouldBe(bad.Status, answer);
        var problem = JsonNode.Parse(answer)!; // a refusal is a problem
        problem["status"]!.GetValue<int>().ShouldBe(bad.Status);
        if (bad.Pointer is null)
        {
            problem.Text("code").ShouldBe(bad.Code, answer);
        }
        else
        {
            problem["errors"]!.AsArray().Select(e => (e!.Text("field"), e!.Text("code"))).ShouldBe([(bad.Pointer, bad.Code), .. bad.Also], answer);
        }

        if (bad.Allowed is { } allowed)
        {
            problem["allowed"]!.AsArray().Select(a => a!.GetValue<string>()).ShouldBe(allowed);
        }

        await world.ShouldBeUnchanged();
    }
}
