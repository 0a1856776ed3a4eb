using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Parley.Server.Tests.Cli;

/// <summary>The program as a person starts it.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parley-cli").FullName;

    [Fact]
    public async Task A_workspace_is_made_and_its_secrets_are_printed_once()
    {
        var made = await Run("workspace", "create", "Halden Cycles", "--admin", "ines@halden.example");

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
        var ran = await Run(arguments);

        ran.Code.ShouldBe(code);
        ran.Errors.ShouldContain(words);
        ran.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Migrating_twice_applies_nothing_the_second_time()
    {
        (await Run("migrate", "--json")).Output.ShouldContain("0001_desk");
        (await Run("migrate", "--json")).Output.Trim().ShouldBe("""{"applied":[]}""");
    }

    [Fact]
    public async Task Asked_to_stop_it_ends_cleanly()
    {
        using var server = Start("--set", "PARLEY_URLS=http://127.0.0.1:0");
        (await server.StandardOutput.ReadLineAsync()).ShouldStartWith("Parley is ready: http://127.0.0.1:");
        using var kill = Process.Start("kill", ["-TERM", $"{server.Id}"]);
        await server.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);

        server.ExitCode.ShouldBe(0);
        (await server.StandardError.ReadToEndAsync()).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using var process = Start(arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "parley"), [.. arguments, "--set", $"PARLEY_DATA={_folder}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        return Process.Start(start)!; // a program file is started anew
    }
}
