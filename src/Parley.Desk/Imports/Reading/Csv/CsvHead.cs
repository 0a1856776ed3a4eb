namespace Parley.Desk.Imports.Reading.Csv;

/// <summary>The beginning of a CSV file, whatever its columns are taken for.</summary>
/// <param name="Guessed">Field → column, by the columns' names.</param>
internal sealed record CsvHead(
    string Encoding, bool EncodingGuessed, string Delimiter, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string> Guessed, IReadOnlyList<CsvRecord> Records)
{
    /// <summary>Null where it cannot be read as it is set.</summary>
    public static async Task<CsvHead?> Read(Func<Stream> open, ImportKind kind, ImportSettings settings, int count, CancellationToken ct)
    {
        var format = await CsvFormat.Of(open, again: true, settings, ct);
        if (format.Refusal is not null)
        {
            return null;
        }

        var (encoding, delimiter) = format.Value;
        await using var bytes = await ImportBytes.Open(open(), ct);
        using var text = new StreamReader(bytes.Content, encoding.Encoding, detectEncodingFromByteOrderMarks: true);
        var file = await CsvFile.Open(text, delimiter, ct);
        return file.Refusal is not null
            ? null
            : new CsvHead(
                encoding.Name,
                encoding.Guessed,
                $"{delimiter}",
                file.Value.Columns,
                ColumnMap.Guess(kind, file.Value.Columns),
                await file.Value.Read(ct).Take(count).ToListAsync(ct));
    }
}
