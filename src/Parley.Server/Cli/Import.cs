using System.CommandLine;
using System.CommandLine.Parsing;
using Parley.Desk.Imports;
using Parley.Server.Cli.Importing;

namespace Parley.Server.Cli;

/// <summary>Brings in what another system has written to a file.</summary>
internal static class Import
{
    public static Command Command() => new("import", "Bring in tickets and contacts from a file; running it again adds nothing.") { Jsonl(), Csv() };

    private static Command Jsonl()
    {
        var common = new ImportOptions();
        var command = new Command("jsonl", "Conversations, a JSON object a line (docs/guide/import.md); gzip is recognised.") { common.Path };
        common.AddTo(command);
        command.SetAction((parsed, ct) => ImportHere.OrThere(parsed, common.Plan(parsed, ImportKind.Conversations, new ImportSettings()), ct));
        return command;
    }

    private static Command Csv()
    {
        var common = new ImportOptions();
        var of = new Option<ImportKind>("--of")
        {
            Description = "What a row is: tickets or contacts.",
            DefaultValueFactory = _ => ImportKind.Tickets,
            CustomParser = given => given.Tokens[0].Value switch
            {
                "tickets" => ImportKind.Tickets,
                "contacts" => ImportKind.Contacts,
                var other => Wrong(given, $"--of {other}: a row is one of tickets, contacts."),
            },
        };
        var map = new Option<string>("--map") { Description = "Which column is which field, as subject=Betreff,email=Mail; if not given, columns with known names are taken." };
        var delimiter = new Option<string>("--delimiter") { Description = "Between the fields: , ; | or tab; recognised if not given." };
        var encoding = new Option<string>("--encoding") { Description = "Such as utf-8, utf-16 or windows-1252; recognised if not given." };
        map.Validators.Add(given =>
        {
            if (Pairs(given.GetValueOrDefault<string>()).Any(pair => pair.Length != 2))
            {
                given.AddError("--map is a list of field=Column, separated by commas.");
            }
        });
        var command = new Command("csv", "Tickets or contacts, one a row; the first row names the columns.") { common.Path, of, map, delimiter, encoding };
        common.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var columns = parsed.GetValue(map) is { } given ? Pairs(given).GroupBy(p => p[0].Trim()).ToDictionary(g => g.Key, g => g.Last()[1]) : null;
            var settings = new ImportSettings { Columns = columns, Delimiter = parsed.GetValue(delimiter), Encoding = parsed.GetValue(encoding) };
            return ImportHere.OrThere(parsed, common.Plan(parsed, parsed.GetValue(of), settings), ct);
        });
        return command;
    }

    // A column's name may hold a comma, if a comma in it is written twice.
    private static IEnumerable<string[]> Pairs(string? map) =>
        (map ?? "").Replace(",,", "\0", StringComparison.Ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Replace('\0', ',').Split('=', 2));

    private static ImportKind Wrong(ArgumentResult given, string why)
    {
        given.AddError(why);
        return default;
    }
}
