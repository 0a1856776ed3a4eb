using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Server.Hosting;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Nodes;

/// <summary>A server that dies while it imports, and is started again.</summary>
public sealed class KilledImportTests
{
    private const int Count = 600;

    [Theory]
    [InlineData("before_commit:6")]
    [InlineData("after_commit:7")]
    public async Task What_it_had_committed_is_counted_once_and_the_rest_follows(string death)
    {
        var folder = Directory.CreateTempSubdirectory("parley_import_").FullName;
        try
        {
            var database = await TestDatabase.Make(folder);
            var settings = new Settings { Data = folder, Database = database.Address, DatabaseOwner = database.OwnerAddress };
            (string, string)[] usual = [("PARLEY_URLS", "http://127.0.0.1:0"), ("PARLEY_RATE_LIMIT", "0"), ("PARLEY_ADMIN_EMAIL", "ada@desk.example"), ("PARLEY_API_KEY", SharedInstallation.Key)];
            Guid id;
            await using (var first = await NodeProcess.Start(settings, [.. usual, ("PARLEY_ENV", "Testing"), ("PARLEY_TEST_KILL_AT", death)]))
            {
                using var api = SharedInstallation.Client(first.Address);
                id = (await api.Upload("desk.jsonl", Lines(), "conversations")).Id();
                await api.PostJson($"/api/v1/imports/{id}/start", new { }, System.Net.HttpStatusCode.Accepted);
                await first.Ended();
            }

            await using var second = await NodeProcess.Start(settings, [.. usual, ("PARLEY_ENV", "Testing")]);
            using var again = SharedInstallation.Client(second.Address);
            var before = (await again.AllPages("/api/v1/tickets", 100)).Count;
            await again.LetLeasesEnd();
            var import = await again.Rest(id);

            before.ShouldBeLessThan(Count);
            (import.Text("state"), Of(import, "rows"), Of(import, "added"), Of(import, "known")).ShouldBe(("done", Count, Count, 0));
            var subjects = (await again.AllPages("/api/v1/tickets", 100)).Select(t => t.Text("subject")).ToList();
            subjects.Count.ShouldBe(Count);
            subjects.Distinct().Count().ShouldBe(Count);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Of(JsonNode import, string field) => import[field]!.GetValue<int>(); // every import has all counts

    private static string Lines() => string.Join('\n', Enumerable.Range(1, Count).Select(i => JsonSerializer.Serialize(
        new { id = i, messages = new[] { new { from = "customer", text = $"Words of {i}" }, new { from = "agent", text = "An answer" } } })));
}
