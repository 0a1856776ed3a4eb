using System.Diagnostics;
using System.Text.Json.Nodes;
using Parley.Server.Tests.Operations;
using Parley.Server.Tests.Support;
using Parley.Testing;

namespace Parley.Server.Tests.Cli;

/// <summary>Beside the server that it backs up, as an operator does it.</summary>
public sealed class BackupCommandTests : IAsyncLifetime
{
    private readonly BackupHost _host = new();

    public ValueTask InitializeAsync() => _host.InitializeAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_round_trip_by_command_says_what_was_done_and_what_is_left_out()
    {
        await FilledWorkspace.Make(_host);
        await using var elsewhere = await Elsewhere.Make(_host);

        var made = await ParleyProcess.Run(_host.Settings, "backup", elsewhere.BackupPath);
        var again = await ParleyProcess.Run(_host.Settings, "backup", elsewhere.BackupPath);
        var restored = await ParleyProcess.Run(elsewhere.Settings, "restore", elsewhere.BackupPath, "--json");
        var looked = await ParleyProcess.Run(elsewhere.Settings, "doctor", "--deep", "--json");

        made.Code.ShouldBe(0, made.Errors);
        made.Output.ShouldContain("Not in it: master.key");
        made.Errors.ShouldContain("Writing the files");
        (again.Code, again.Errors.Contains("is there already", StringComparison.Ordinal)).ShouldBe((1, true));
        new FileInfo(elsewhere.BackupPath).UnixFileMode.ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        restored.Code.ShouldBe(0, restored.Errors);
        var files = Directory.GetFiles(Path.Combine(_host.Settings.Data, "files"), "*", SearchOption.AllDirectories);
        JsonNode.Parse(restored.Output)!["files"]!.GetValue<int>().ShouldBe(files.Length);
        files.ShouldNotBeEmpty();
        looked.Code.ShouldBe(0, looked.Output);
        Check(looked.Output, "outgoing effects").Text("verdict").ShouldBe("warning");
    }

    [Fact]
    public async Task A_file_that_is_missing_is_named_and_the_rest_is_backed_up()
    {
        var workspace = await FilledWorkspace.Make(_host);
        await using var elsewhere = await Elsewhere.Make(_host);
        File.Delete(PathOf(workspace));

        var made = await ParleyProcess.Run(_host.Settings, "backup", elsewhere.BackupPath);
        var restored = await ParleyProcess.Run(elsewhere.Settings, "restore", elsewhere.BackupPath);
        var looked = await ParleyProcess.Run(elsewhere.Settings, "doctor", "--json");

        made.Code.ShouldBe(3, made.Errors);
        made.Output.ShouldContain($"{workspace.Ids["attached file"]:N}");
        restored.Code.ShouldBe(3, restored.Errors);
        looked.Code.ShouldBe(1);
        Check(looked.Output, "files").Text("verdict").ShouldBe("failure");
    }

    [Fact]
    public async Task Killed_half_way_it_leaves_no_file_that_looks_whole()
    {
        var workspace = await FilledWorkspace.Make(_host);
        await using var elsewhere = await Elsewhere.Make(_host);
        // A file that never ends holds the backup up for as long as the test wants.
        File.Delete(PathOf(workspace));
        using (var pipe = Process.Start("mkfifo", [PathOf(workspace)]))
        {
            await pipe.WaitForExitAsync();
        }

        using var backup = ParleyProcess.Start(_host.Settings, "backup", elsewhere.BackupPath);
        while (await backup.StandardError.ReadLineAsync() is { } line && !line.StartsWith("Writing the files", StringComparison.Ordinal))
        {
        }

        File.Exists(elsewhere.BackupPath + ".part").ShouldBeTrue();
        backup.Kill();
        await backup.WaitForExitAsync();

        File.Exists(elsewhere.BackupPath).ShouldBeFalse();
    }

    [Fact]
    public async Task A_full_disk_leaves_no_file_that_looks_whole()
    {
        var workspace = await FilledWorkspace.Make(_host);
        await using var elsewhere = await Elsewhere.Make(_host);
        await workspace.Api.Upload("large.bin", new byte[2_000_000]);

        // Without that last word .NET itself needs large files in memory.
        using var backup = ParleyProcess.StartAfter("ulimit -f 1500; trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0", _host.Settings, "backup", elsewhere.BackupPath);
        await backup.WaitForExitAsync();

        backup.ExitCode.ShouldBe(1, await backup.StandardError.ReadToEndAsync());
        Directory.GetFiles(Path.GetDirectoryName(elsewhere.BackupPath)!, "backup*").ShouldBeEmpty(); // it lies in a folder
    }

    private string PathOf(FilledWorkspace workspace) =>
        Path.Combine(_host.Settings.Data, "files", $"{workspace.Ids["workspace"]:N}", $"{workspace.Ids["attached file"]:N}");

    private static JsonNode Check(string output, string name) => JsonNode.Parse(output)!["checks"]!.AsArray().Single(c => c!.Text("check") == name)!; // it has that check
}
