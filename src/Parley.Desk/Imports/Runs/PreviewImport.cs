using Parley.Desk.Files;
using Parley.Desk.Imports.Reading;
using Parley.Desk.Imports.Reading.Csv;
using Parley.Desk.Tickets;
using Parley.Platform;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>How a file would be read as its import is set now: its columns, and what its first rows become.</summary>
/// <param name="Encoding">Null where the file is no CSV.</param>
/// <param name="EncodingGuessed">Nothing in the file says so: look whether it reads well.</param>
/// <param name="Delimiter">Null where the file is no CSV.</param>
/// <param name="Columns">All columns of a CSV file, in order.</param>
/// <param name="Fields">The fields that a column can be taken for.</param>
/// <param name="Map">Field → column, as it is set or was guessed.</param>
/// <param name="Errors">What must be changed before it can be imported.</param>
/// <param name="Rows">The first rows.</param>
public sealed record ImportPreview(
    string? Encoding,
    bool EncodingGuessed,
    string? Delimiter,
    IReadOnlyList<string> Columns,
    IReadOnlyList<PreviewField> Fields,
    IReadOnlyDictionary<string, string> Map,
    IReadOnlyList<FieldError> Errors,
    IReadOnlyList<PreviewRow> Rows);

/// <param name="Needed">Without it nothing can be imported.</param>
public sealed record PreviewField(string Name, bool Needed);

/// <param name="Values">Of CSV: what stands in each column.</param>
/// <param name="Becomes">Null: it is rejected.</param>
public sealed record PreviewRow(long Line, IReadOnlyList<string> Values, PreviewResult? Becomes, IReadOnlyList<FieldError> Errors);

/// <param name="Subject">Null for a contact.</param>
/// <param name="Status">Null: it follows from who spoke last; and for a contact.</param>
public sealed record PreviewResult(string? Subject, string Email, string? Name, TicketStatus? Status, DateTimeOffset CreatedAt, int Messages);

/// <summary>Reads the beginning of an import's file.</summary>
public sealed class PreviewImport(Dispatcher dispatcher, LocalFiles files, TimeProvider clock)
{
    private const int Shown = 8;

    public async Task<Result<ImportPreview>> Run(Caller caller, ImportId id, CancellationToken ct)
    {
        var found = await dispatcher.Run(caller, new FindImport(id), ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var import = found.Value;
        if (import.FileId is not { } file)
        {
            return new Refusal(RefusalKind.Conflict, "import_done", "This import is done, and its file is gone.");
        }

        Stream Open() => files.Open(caller.Workspace, file);
        var look = import.Kind == ImportKind.Conversations ? null : await CsvHead.Read(Open, import.Kind, import.Read, Shown, ct);
        var opened = await ImportFile.Open(Open, import.Kind, import.Source, import.Read, clock.Now(), ct);
        await using var rows = opened.Refusal is null ? opened.Value : null;
        var judged = rows is null ? [] : await rows.Rows.Read(ct).Take(Shown).ToListAsync(ct);
        return new ImportPreview(
            look?.Encoding,
            look?.EncodingGuessed ?? false,
            look?.Delimiter,
            look?.Columns ?? [],
            [.. ColumnMap.Fields(import.Kind).Select(f => new PreviewField(f.Name, f.Needed))],
            import.Read.Columns ?? look?.Guessed ?? new Dictionary<string, string>(),
            opened.Refusal?.Errors ?? [],
            judged.Count > 0 ? [.. judged.Select((row, i) => Row(row, look, i))] : [.. (look?.Records ?? []).Select(r => new PreviewRow(r.Line, r.Fields, null, []))]);
    }

    private static PreviewRow Row(ReadRow row, CsvHead? head, int place) => new(
        row.Line,
        head is not null && place < head.Records.Count ? head.Records[place].Fields : [],
        row.Row switch
        {
            ConversationRow c => new PreviewResult(c.Subject, c.Email, c.Name, c.Status, c.CreatedAt, c.Messages.Count),
            ContactRow c => new PreviewResult(null, c.Email, c.Name, null, c.CreatedAt, 0),
            _ => null,
        },
        row.Errors);
}
