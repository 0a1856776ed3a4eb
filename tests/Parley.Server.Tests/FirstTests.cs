using Parley.Testing;

namespace Parley.Server.Tests;

public sealed class FirstTests(ParleyHost host)
{
    [Fact]
    public async Task A_ticket_opened_by_the_API_is_read_back_by_its_number()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket("It does not start");

        var read = await workspace.Api.GetJson($"/api/v1/tickets/{ticket["number"]}");

        read.Text("subject").ShouldBe("It does not start");
    }
}
