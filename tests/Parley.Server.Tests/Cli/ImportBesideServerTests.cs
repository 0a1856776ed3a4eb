using System.Text.Json;
using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Cli;

/// <summary>The command while a server has the SQLite file: that one does it.</summary>
public sealed class ImportBesideServerTests : IDisposable
{
    private readonly ParleyProgram _parley = new();

    [Fact]
    public async Task The_server_that_has_the_file_does_the_import_for_a_key()
    {
        var key = JsonNode.Parse((await _parley.Run("workspace", "create", "Halden", "--admin", "ines@halden.example")).Output)!.Text("api_key"); // it is printed so
        var file = Path.Combine(_parley.Folder, "desk.jsonl");
        await File.WriteAllTextAsync(file, $"{Lines(30)}\nno json\n");
        using var server = await _parley.Serve();
        try
        {
            var keyless = await _parley.Run("import", "jsonl", file);
            var wrong = await _parley.Run("import", "jsonl", file, "--api-key", "parley_wrong");
            var dry = await _parley.Run("import", "jsonl", file, "--api-key", key, "--dry-run");
            var ran = await _parley.Run("import", "jsonl", file, "--api-key", key, "--tag", "moved");
            var again = await _parley.Run("import", "jsonl", file, "--json", "--set", $"PARLEY_API_KEY={key}");

            (keyless.Code, wrong.Code, dry.Code, ran.Code, again.Code).ShouldBe((1, 1, 3, 3, 3), $"{dry.Errors} {ran.Errors} {again.Errors}");
            keyless.Errors.ShouldContain("say --api-key KEY");
            dry.Output.ShouldContain("Would import 30 tickets of 31 rows");
            ran.Output.ShouldContain("Imported 30 tickets of 31 rows");
            ran.Output.ShouldContain("line 31: This is no JSON");
            (await File.ReadAllLinesAsync($"{file}.rejects.jsonl")).Length.ShouldBe(1);
            JsonNode.Parse(again.Output)!["known"]!.GetValue<int>().ShouldBe(30); // the report has it
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    public void Dispose() => _parley.Dispose();

    private static string Lines(int count) => string.Join('\n', Enumerable.Range(1, count).Select(i => JsonSerializer.Serialize(
        new { id = i, messages = new[] { new { from = "customer", text = $"Words of {i}" } } })));
}
