using System.Runtime.CompilerServices;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>A CSV file whose first row, with the names of the columns, has been read.</summary>
internal sealed class CsvFile
{
    private const int MostColumns = 500;

    private readonly CsvRecords _records;

    private CsvFile(CsvRecords records, IReadOnlyList<string> columns) => (_records, Columns) = (records, columns);

    /// <summary>As the first row has them; one without a name, or with another's, is called by its place.</summary>
    public IReadOnlyList<string> Columns { get; }

    public static async Task<Result<CsvFile>> Open(TextReader text, char delimiter, CancellationToken ct)
    {
        var records = new CsvRecords(text, delimiter);
        if (await records.Next(ct) is not { } head)
        {
            return Refusal.Invalid("/file", "empty", "The file is empty: its first row names the columns.");
        }

        if (head.Fault is { } fault || head.Fields.Count > MostColumns)
        {
            return Refusal.Invalid("/file", "no_columns", $"The first row, which names the columns, cannot be read. {head.Fault?.Message ?? $"It has more than {MostColumns}."}");
        }

        records.Columns = head.Fields.Count;
        return new CsvFile(records, Names(head.Fields));
    }

    public async IAsyncEnumerable<CsvRecord> Read([EnumeratorCancellation] CancellationToken ct)
    {
        while (await _records.Next(ct) is { } record)
        {
            yield return record;
        }
    }

    private static List<string> Names(IReadOnlyList<string> head)
    {
        var names = new List<string>();
        foreach (var name in head.Select(n => n.Trim()))
        {
            names.Add(name.Length == 0 || names.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"{name} #{names.Count + 1}".Trim() : name);
        }

        return names;
    }
}
