namespace Parley.Desk.Imports;

/// <summary>The name of where a file's rows come from, when nobody says another: the file's own, without what only tells how it is written.</summary>
public static class ImportSource
{
    private static readonly string[] Endings = [".gz", ".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".txt"];

    public static string Of(string file)
    {
        var name = Path.GetFileName(file).Trim();
        while (Endings.FirstOrDefault(e => name.Length > e.Length && name.EndsWith(e, StringComparison.OrdinalIgnoreCase)) is { } ending)
        {
            name = name[..^ending.Length];
        }

        return name.Length <= ImportRows.SourceMax ? name : name[..ImportRows.SourceMax];
    }
}
