using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>One file to be imported, and how far that has come.</summary>
/// <param name="Name">The file's.</param>
/// <param name="Source">Whose ids the rows carry; the same id of another source is another row.</param>
/// <param name="Columns">Of CSV, field → column; null: as they are known by their names.</param>
/// <param name="Delimiter">Of CSV; null: as the first row has it.</param>
/// <param name="Encoding">Of CSV; null: as it is recognised.</param>
/// <param name="Tag">Put on each ticket; null: none.</param>
/// <param name="SpreadDays">Over how many days up to now tickets without any time are laid.</param>
/// <param name="Size">Of the file, in bytes.</param>
/// <param name="Bytes">How much of it was read.</param>
/// <param name="Rows">How many rows were judged: all that follow are some of these.</param>
/// <param name="Added">Imported; in a check: to be imported.</param>
/// <param name="Known">Imported before, and left as they are.</param>
/// <param name="Changed">Of the known ones those that read otherwise in this file.</param>
/// <param name="Rate">Rows a second; null: it has not begun.</param>
/// <param name="RemainingS">Seconds until it is done, about; null: nobody knows, or it does not run.</param>
/// <param name="Problem">Why it failed; null: it has not.</param>
/// <param name="MadeBy">Who uploaded it.</param>
/// <param name="FirstRejected">The first 20 of the rejected rows; empty in a list of imports.</param>
public sealed record ImportView(
    ImportId Id,
    string Name,
    ImportKind Kind,
    string Source,
    IReadOnlyDictionary<string, string>? Columns,
    string? Delimiter,
    string? Encoding,
    string? Tag,
    int SpreadDays,
    ImportState State,
    long Size,
    long Bytes,
    long Rows,
    long Added,
    long Known,
    long Changed,
    long Rejected,
    double? Rate,
    long? RemainingS,
    string? Problem,
    string MadeBy,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? EndedAt,
    IReadOnlyList<RejectedRowView> FirstRejected)
{
    internal static ImportView Of(Import import, DateTimeOffset now, IReadOnlyList<RejectedRowView>? rejected = null)
    {
        var settings = import.Read;
        var took = ((import.EndedAt ?? now) - (import.StartedAt ?? now)).TotalSeconds;
        return new ImportView(
            import.Id,
            import.Name,
            import.Kind,
            import.Source,
            settings.Columns,
            settings.Delimiter,
            settings.Encoding,
            settings.Tag,
            settings.SpreadDays,
            import.State,
            import.Size,
            import.Bytes,
            import.Position,
            import.Added,
            import.Known,
            import.Changed,
            import.Rejected,
            took > 0 ? Math.Round(import.Position / took, 1) : null,
            import.IsAtWork && import.Bytes > 0 && took > 0 ? (long)Math.Ceiling(took * (import.Size - import.Bytes) / import.Bytes) : null,
            import.Problem,
            import.MadeByName,
            import.CreatedAt,
            import.StartedAt,
            import.EndedAt,
            rejected ?? []);
    }
}

internal static class ImportReads
{
    private const int FirstRejected = 20;

    /// <summary>With its first rejected rows.</summary>
    public static async Task<ImportView> ViewOf(this Call call, Import import, CancellationToken ct)
    {
        var rejected = import.Rejected == 0
            ? []
            : await call.Query<RejectedRow>().Where(r => r.ImportId == import.Id).OrderBy(r => r.Line).Take(FirstRejected).ToListAsync(ct);
        return ImportView.Of(import, call.Now, [.. rejected.Select(RejectedRowView.Of)]);
    }
}
