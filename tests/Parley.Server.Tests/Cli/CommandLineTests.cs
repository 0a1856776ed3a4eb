using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Parley.Server.Tests.Cli;

/// <summary>The program as a person starts it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly ParleyProgram _parley = new();

    [Fact]
    public async Task A_workspace_is_made_and_its_secrets_are_printed_once()
    {
        var made = await _parley.Run("workspace", "create", "Halden Cycles", "--admin", "ines@halden.example");

        made.Code.ShouldBe(0, made.Errors);
        var json = JsonNode.Parse(made.Output)!.AsObject(); // checked by its fields
        json.Select(p => p.Key).ShouldBe(["id", "api_key", "admin_password"]);
        json["api_key"]!.GetValue<string>().ShouldStartWith("parley_");
    }

    [Theory]
    [InlineData(1, "admin:", "workspace", "create", "X", "--admin", "nobody")]
    [InlineData(2, "--admin", "workspace", "create", "X")]
    [InlineData(2, "nonsense", "nonsense")]
    [InlineData(1, "PARLEY_RATE_LIMIT is 'many'", "--set", "PARLEY_RATE_LIMIT=many")]
    [InlineData(1, "NAME=VALUE", "--set", "nothing")]
    [InlineData(1, "Failed to connect", "migrate", "--set", "PARLEY_DATABASE=Host=127.0.0.1;Port=1;Database=x")]
    public async Task What_cannot_be_done_is_said_in_a_line(int code, string words, params string[] arguments)
    {
        var ran = await _parley.Run(arguments);

        ran.Code.ShouldBe(code);
        ran.Errors.ShouldContain(words);
        ran.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Migrating_twice_applies_nothing_the_second_time()
    {
        (await _parley.Run("migrate", "--json")).Output.ShouldContain("0001_desk");
        (await _parley.Run("migrate", "--json")).Output.Trim().ShouldBe("""{"applied":[]}""");
    }

    [Fact]
    public async Task Of_a_setting_named_twice_the_last_counts()
    {
        (await _parley.Run("migrate", "--set", "PARLEY_DATA=/proc/nowhere")).Code.ShouldBe(0); // its own folder comes last
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_cleanly()
    {
        using var server = await _parley.Serve();
        using var kill = Process.Start("kill", ["-TERM", $"{server.Id}"]);
        await server.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        server.ExitCode.ShouldBe(0);
        (await server.StandardError.ReadToEndAsync()).ShouldBeEmpty();
    }

    public void Dispose() => _parley.Dispose();
}
