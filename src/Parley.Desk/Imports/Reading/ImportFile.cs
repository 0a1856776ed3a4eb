using Parley.Desk.Imports.Reading.Csv;
using Parley.Desk.Imports.Reading.Json;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Reading;

/// <summary>How a CSV file was found to be written.</summary>
/// <param name="Columns">All of them, in order.</param>
/// <param name="Map">Field → column.</param>
public sealed record CsvLook(string Encoding, bool EncodingGuessed, string Delimiter, IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string> Map);

/// <summary>A file that is open to be imported.</summary>
public sealed class ImportFile : IAsyncDisposable
{
    private readonly ImportBytes _bytes;

    private ImportFile(ImportBytes bytes, IRowReader rows, CsvLook? look) => (_bytes, Rows, Look) = (bytes, rows, look);

    public IRowReader Rows { get; }

    /// <summary>Null where the file is no CSV.</summary>
    public CsvLook? Look { get; }

    /// <summary>Bytes read of the file as it lies on the disk.</summary>
    public long Read => _bytes.Read;

    /// <summary>Null: it is not known, as of a pipe.</summary>
    public long? Total => _bytes.Total;

    /// <param name="open">Opens it, more than once where it can be read again.</param>
    public static async Task<Result<ImportFile>> Open(Func<Stream> open, ImportKind kind, string source, ImportSettings settings, DateTimeOffset now, CancellationToken ct)
    {
        var check = new Checks();
        ImportFrame.Check(check, source, settings);
        if (check.Errors.Count > 0)
        {
            return Refusal.Invalid(check.Errors);
        }

        var bytes = await ImportBytes.Open(open(), ct);
        var frame = new ImportFrame(source, settings, now, () => bytes.Total is > 0 and var total ? (double)bytes.Read / total : null);
        var file = kind == ImportKind.Conversations
            ? new ImportFile(bytes, new JsonConversations(bytes.Content, frame), null)
            : await OpenCsv(open, bytes, kind, frame, ct);
        if (file.Refusal is not null)
        {
            await bytes.DisposeAsync();
        }

        return file;
    }

    public ValueTask DisposeAsync() => _bytes.DisposeAsync();

    private static async Task<Result<ImportFile>> OpenCsv(Func<Stream> open, ImportBytes bytes, ImportKind kind, ImportFrame frame, CancellationToken ct)
    {
        var format = await CsvFormat.Of(open, bytes.Total is not null, frame.Settings, ct);
        if (format.Refusal is { } unreadable)
        {
            return unreadable;
        }

        var (encoding, delimiter) = format.Value;
        var csv = await CsvFile.Open(new StreamReader(bytes.Content, encoding.Encoding, detectEncodingFromByteOrderMarks: true), delimiter, ct);
        if (csv.Refusal is { } empty)
        {
            return empty;
        }

        var map = ColumnMap.Of(kind, csv.Value.Columns, frame.Settings.Columns ?? ColumnMap.Guess(kind, csv.Value.Columns));
        if (map.Refusal is { } unmapped)
        {
            return unmapped;
        }

        var look = new CsvLook(encoding.Name, encoding.Guessed, $"{delimiter}", csv.Value.Columns, map.Value.Named);
        IReadOnlyList<string> notices = encoding.Guessed ? [$"Nothing in the file says how it is encoded. It is read as {encoding.Name}; if letters are wrong, name another encoding."] : [];
        return new ImportFile(bytes, new CsvRows(csv.Value, map.Value, kind, frame, notices), look);
    }
}
