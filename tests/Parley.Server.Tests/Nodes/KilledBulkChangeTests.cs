using System.Text.Json.Nodes;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>A server that dies while it changes many tickets, and is started again.</summary>
public sealed class KilledBulkChangeTests
{
    // More than one slice on either engine.
    private const int Count = 450;

    // The first commit asks for the change; the slices follow.
    [Theory]
    [InlineData("before_commit:3")]
    [InlineData("after_commit:2")]
    public async Task Each_ticket_is_changed_once_and_counted_once(string death)
    {
        var folder = Directory.CreateTempSubdirectory("parley_bulk_").FullName;
        try
        {
            var database = await TestDatabase.Make(folder);
            var settings = new Settings { Data = folder, Database = database.Address, DatabaseOwner = database.OwnerAddress };
            (string, string)[] usual = [("PARLEY_URLS", "http://127.0.0.1:0"), ("PARLEY_RATE_LIMIT", "0"), ("PARLEY_ADMIN_EMAIL", "ada@desk.example"), ("PARLEY_API_KEY", SharedInstallation.Key)];
            await using (var founding = await NodeProcess.Start(settings, usual))
            {
                using var api = SharedInstallation.Client(founding.Address);
                for (var i = 0; i < Count; i++)
                {
                    await api.PostJson("/api/v1/tickets", new { subject = $"Ticket {i}", description = "B", requester = new { email = "maya@home.example" } });
                }
            }

            await using (var first = await NodeProcess.Start(settings, [.. usual, ("PARLEY_ENV", "Testing"), ("PARLEY_TEST_KILL_AT", death)]))
            {
                using var api = SharedInstallation.Client(first.Address);
                await api.ChangeMany(new { q = "", changes = new { priority = "urgent", add_tags = new[] { "bulk" } } });
                await first.Ended();
            }

            await using var second = await NodeProcess.Start(settings, [.. usual, ("PARLEY_ENV", "Testing")]);
            using var again = SharedInstallation.Client(second.Address);
            await again.LetLeasesEnd();
            var change = await again.EndOfChange((await again.GetJson(BulkChanges.Path)).Data().Single().Id());

            (change.Text("state"), Of(change, "done"), Of(change, "changed"), Of(change, "unchanged")).ShouldBe(("done", Count, Count, 0));
            var tickets = await again.AllPages("/api/v1/tickets?q=tag%3Abulk", 100);
            tickets.Count.ShouldBe(Count);
            tickets.ShouldAllBe(t => t.Text("priority") == "urgent" && t["version"]!.GetValue<long>() == 3);
            (await again.AllPages($"{BulkChanges.Path}/{change.Id()}/results", 100)).Select(r => r.Id("ticket_id")).Distinct().Count().ShouldBe(Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Of(JsonNode change, string field) => change[field]!.GetValue<int>(); // every change has all counts
}
