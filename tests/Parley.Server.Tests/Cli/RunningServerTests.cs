using System.Text.Json.Nodes;
using Parley.Testing;

namespace Parley.Server.Tests.Cli;

/// <summary>Two processes on one SQLite file; on PostgreSQL there is nothing to claim.</summary>
public sealed class RunningServerTests : IDisposable
{
    private readonly ParleyProgram _parley = new();

    private string Lock => Path.Combine(_parley.Folder, "parley.db.lock");

    [Fact]
    public async Task A_second_server_migration_or_restore_is_refused_and_told_who_runs()
    {
        using var server = await _parley.Serve();
        try
        {
            var said = JsonNode.Parse(await File.ReadAllTextAsync(Lock))!; // the server wrote it
            said["pid"]!.GetValue<int>().ShouldBe(server.Id);
            new FileInfo(Lock).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);

            foreach (var arguments in new string[][] { ["--set", "PARLEY_URLS=http://127.0.0.1:0"], ["migrate"], ["restore", "backup.zip"] })
            {
                var second = await _parley.Run(arguments);

                second.Code.ShouldBe(1);
                second.Errors.ShouldContain($"at {said.Text("address")} (process {server.Id}, since 20");
                second.Errors.Trim().ShouldEndWith("stop it first, then try again.");
                second.Errors.Trim().ShouldNotContain('\n');
            }
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_short_command_works_beside_the_server()
    {
        using var server = await _parley.Serve();
        try
        {
            var made = await _parley.Run("workspace", "create", "Halden Cycles", "--admin", "ines@halden.example");

            made.Code.ShouldBe(0, made.Errors);
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task A_killed_server_leaves_nothing_in_the_way()
    {
        using (var server = await _parley.Serve())
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        (await File.ReadAllTextAsync(Lock)).ShouldContain("pid");
        var next = await _parley.Run("migrate");
        next.Code.ShouldBe(0, next.Errors);
        (await File.ReadAllTextAsync(Lock)).ShouldBeEmpty();
    }

    public void Dispose() => _parley.Dispose();
}
