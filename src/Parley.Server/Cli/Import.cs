using System.CommandLine;
using Parley.Desk.Imports;
using Parley.Server.Cli.Importing;

namespace Parley.Server.Cli;

/// <summary>Brings in what another system has written to a file.</summary>
internal static class Import
{
    public static Command Command() => new("import", "Bring in tickets and contacts from a file; running it again adds nothing.") { Jsonl() };

    private static Command Jsonl()
    {
        var common = new ImportOptions();
        var command = new Command("jsonl", "Conversations, a JSON object a line (docs/guide/import.md); gzip is recognised.") { common.Path };
        common.AddTo(command);
        command.SetAction((parsed, ct) => new RunImport(parsed, common.Plan(parsed, ImportKind.Conversations, new ImportSettings())).Run(ct));
        return command;
    }
}
