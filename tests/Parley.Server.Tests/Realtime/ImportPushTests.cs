using System.Text.Json;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Realtime;

public sealed class ImportPushTests(ParleyHost host)
{
    [Fact]
    public async Task An_import_does_not_shake_the_lists_of_open_screens()
    {
        var workspace = await host.NewWorkspace();
        await using var screen = await HubClient.OfKey(host, workspace.Founded.ApiKey);
        await screen.Call("JoinList", "all");
        var lines = string.Join('\n', Enumerable.Range(1, 50).Select(i => JsonSerializer.Serialize(new { id = i, messages = new[] { new { from = "customer", text = "Words" } } })));
        var made = await workspace.Api.Upload("desk.jsonl", lines, "conversations");
        await workspace.Api.Begin(made.Id());
        (await workspace.Api.Rest(made.Id())).Text("state").ShouldBe("done");

        // Pushes go out in the order of the commits: when this one is here, all others would be too.
        var own = await workspace.OpenTicket("By hand");
        await screen.Pushed("ticket_changed", p => p.Id("ticket_id") == own.Id());

        screen.Pushes.ShouldAllBe(p => HubClient.Content(p).Id("ticket_id") == own.Id());
    }
}
