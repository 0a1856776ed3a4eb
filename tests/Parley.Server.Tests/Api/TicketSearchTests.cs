using System.Text;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Api;

public sealed class TicketSearchTests(ParleyHost host)
{
    [Fact]
    public async Task A_ticket_is_found_by_everything_that_is_written_on_it()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket("Broken Espresso-machine", "lena@roastery.example", "The pump hums; nothing flows.");
        var file = await workspace.Api.Upload("warranty_2026.pdf", Encoding.UTF8.GetBytes("pdf"));
        await workspace.Api.PostJson(
            $"/api/v1/tickets/{ticket.Id()}/messages", new { kind = "internal_note", body = "Ask the Zürich dépôt 🚚", file_ids = new[] { file.Id() } });
        var other = await workspace.OpenTicket("A question on invoices", "tom@bank.example", "Where is it?");

        await Finds("espresso", ticket.Id());
        await Finds("ESPRESSO machine", ticket.Id());
        await Finds("\"pump hums\"", ticket.Id());
        await Finds("\"hums pump\"");
        await Finds("espr*", ticket.Id());
        await Finds("spresso");
        await Finds("zurich", ticket.Id());
        await Finds("Zürich depot", ticket.Id());
        await Finds("🚚", ticket.Id());
        await Finds("roastery", ticket.Id());
        await Finds("lena@roastery.example", ticket.Id());
        await Finds("warranty", ticket.Id());
        await Finds($"{ticket["number"]} espresso", ticket.Id());
        await Finds("example", ticket.Id(), other.Id());
        await Finds("example -espresso", other.Id());
        await Finds("example -\"pump hums\"", other.Id());
        await Finds("example -invoic*", ticket.Id());
        await Finds("espresso invoices");
        await Finds("it's", Array.Empty<Guid>());
        await Finds("where & is | it", other.Id());
        await Finds("':*!()<->", null);

        async Task Finds(string query, params Guid[]? expected)
        {
            var path = $"/api/v1/tickets?q={Uri.EscapeDataString(query)}";
            if (expected is null)
            {
                await workspace.Api.Refused(HttpMethod.Get, path, null, 422, "invalid");
                return;
            }

            (await workspace.Api.GetJson(path)).Data().Select(t => t.Id()).ShouldBe(expected, ignoreOrder: true, query);
        }
    }

    [Fact]
    public async Task A_ticket_is_found_by_its_number()
    {
        var workspace = await host.NewWorkspace();
        var tickets = new[] { await workspace.OpenTicket("First"), await workspace.OpenTicket("Second") };

        var found = await workspace.Api.GetJson($"/api/v1/tickets?q={tickets[1]["number"]}");

        found.Data().ShouldContain(t => t.Id() == tickets[1].Id());
    }

    [Fact]
    public async Task A_search_is_narrowed_by_filters_and_pages_to_its_end()
    {
        var workspace = await host.NewWorkspace();
        var found = new List<Guid>();
        for (var i = 0; i < 5; i++)
        {
            found.Add((await workspace.OpenTicket($"Printer {i}")).Id());
        }

        await workspace.OpenTicket("Scanner");
        await workspace.Api.PutJson($"/api/v1/tickets/{found[0]}/status", new { status = "pending" });

        (await workspace.Api.AllPages("/api/v1/tickets?q=printer&sort=number", 2)).Select(t => t.Id()).ShouldBe(found);
        (await workspace.Api.GetJson("/api/v1/tickets?q=printer&status=pending")).Data().Single().Id().ShouldBe(found[0]);
        (await workspace.Api.GetJson("/api/v1/tickets?q=printer&status=closed")).Data().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_new_subject_is_found_at_once()
    {
        var workspace = await host.NewWorkspace();
        var ticket = await workspace.OpenTicket("Old");

        await workspace.Api.PatchJson($"/api/v1/tickets/{ticket.Id()}", new { subject = "Kettle" });

        (await workspace.Api.GetJson("/api/v1/tickets?q=kettle")).Data().Single().Id().ShouldBe(ticket.Id());
    }
}
