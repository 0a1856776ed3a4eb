using System.CommandLine;
using System.Data.Common;
using Parley.Platform.Data;
using Parley.Platform.Data.Bulk;
using Parley.Platform.Data.Copies;
using Parley.Server.Hosting;

namespace Parley.Server.Cli;

/// <summary>What can be said on the command line. Exit codes: 0 done, 1 failed, 2 wrong use, 3 some of it rejected.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args)
    {
        if (SqliteNative.Missing() is { } missing)
        {
            return Output.Fail(missing);
        }

        var parsed = Root().Parse(args);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                // The host ends by itself when it is asked to, and takes its time; two who both listen got in each other's way.
                ProcessTerminationTimeout = null,
            });
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (Exception error) when (error is SettingsException or CopyRefusedException or BulkRefusedException or InvalidOperationException or DbException or IOException or UnauthorizedAccessException)
        {
            return Output.Fail(error.Message);
        }
    }

    private static RootCommand Root()
    {
        var root = new RootCommand("Parley: a self-hosted customer-support hub. Without a command it serves.") { CommonOptions.Json, CommonOptions.Set };
        Serve.AddTo(root);
        foreach (var command in Commands())
        {
            root.Add(command);
        }

        return root;
    }

    /// <summary>A file each, a line each.</summary>
    private static IEnumerable<Command> Commands() =>
    [
        Assignment.Command(),
        Backup.Command(),
        Doctor.Command(),
        Effects.Command(),
        Import.Command(),
        Jobs.Command(),
        Migrate.Command(),
        Restore.Command(),
        Seed.Command(),
        Workspace.Command(),
    ];
}
