using System.CommandLine;
using Parley.Desk.Imports;

namespace Parley.Server.Cli.Importing;

/// <summary>What a file is imported with.</summary>
/// <param name="Path">Null: standard input.</param>
/// <param name="Workspace">Null: the oldest, which is the only one of most installations.</param>
internal sealed record ImportPlan(string? Path, ImportKind Kind, string Source, ImportSettings Settings, string? Workspace, string Rejects, bool DryRun)
{
    /// <summary>The file's name without its folder.</summary>
    public string Name => Path is null ? "stdin" : System.IO.Path.GetFileName(Path);

    /// <summary>The key for the server that has the database's file; null: as in <c>PARLEY_API_KEY</c>.</summary>
    public string? ApiKey { get; init; }

    public Stream Open() => Path is null ? Console.OpenStandardInput() : new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read);
}

/// <summary>What all imports understand.</summary>
internal sealed class ImportOptions
{
    private const string Input = "-";

    private readonly Option<string> _workspace = new("--workspace") { Description = "The workspace by its short name; the oldest if not given." };
    private readonly Option<string> _source = new("--source") { Description = "Whose ids the rows carry; the file's name if not given. The same id of the same source is imported once." };
    private readonly Option<string> _rejects = new("--rejects") { Description = "Where rows go that cannot be imported; FILE.rejects.jsonl if not given." };
    private readonly Option<string> _tag = new("--tag") { Description = "Put this tag on each ticket." };

    private readonly Option<int> _spread = new("--spread")
    {
        Description = "Over how many days up to now tickets without any time are laid.",
        DefaultValueFactory = _ => new ImportSettings().SpreadDays,
    };

    private readonly Option<string> _apiKey = new("--api-key") { Description = "When a server holds the SQLite file: a key with the right import.run, by which that server does it; PARLEY_API_KEY if not given." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Read and check everything, write nothing." };

    public Argument<string> Path { get; } = new("FILE") { Description = "The file; - is standard input." };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_workspace, _source, _rejects, _tag, _spread, _dryRun, _apiKey])
        {
            command.Add(option);
        }
    }

    public ImportPlan Plan(ParseResult parsed, ImportKind kind, ImportSettings settings)
    {
        var path = parsed.GetRequiredValue(Path);
        var name = path == Input ? "stdin" : System.IO.Path.GetFileName(path);
        return new ImportPlan(
            path == Input ? null : path,
            kind,
            parsed.GetValue(_source) ?? ImportSource.Of(name),
            settings with { Tag = parsed.GetValue(_tag), SpreadDays = parsed.GetValue(_spread) },
            parsed.GetValue(_workspace),
            parsed.GetValue(_rejects) ?? (path == Input ? "stdin.rejects.jsonl" : $"{path}.rejects.jsonl"),
            parsed.GetValue(_dryRun))
        {
            ApiKey = parsed.GetValue(_apiKey),
        };
    }
}
