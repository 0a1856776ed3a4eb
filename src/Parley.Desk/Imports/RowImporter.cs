using System.Runtime.CompilerServices;
using Parley.Platform.Work;

namespace Parley.Desk.Imports;

/// <summary>How many rows were judged, and what became of them.</summary>
/// <param name="Known">Imported before, and left as they are.</param>
/// <param name="Changed">Of the known ones those that read otherwise now.</param>
public sealed record ImportTally(long Rows, long Added, long Known, long Changed, long Rejected)
{
    public static readonly ImportTally None = new(0, 0, 0, 0, 0);

    public ImportTally And(ImportTally more) =>
        new(Rows + more.Rows, Added + more.Added, Known + more.Known, Changed + more.Changed, Rejected + more.Rejected);
}

/// <summary>The next rows of a file, as many as are written in one short transaction.</summary>
/// <param name="Fresh">To be imported.</param>
/// <param name="Seen">What became of the others, which are only counted.</param>
public sealed record RowSlice(IReadOnlyList<ImportRow> Fresh, IReadOnlyList<ReadRow> Rejected, ImportTally Seen);

/// <summary>Cuts a file into slices, and takes them.</summary>
public sealed class RowImporter(Dispatcher dispatcher)
{
    // Some 10 to 30 ms of writing on SQLite: others who write get their turn between two slices.
    private const int Full = 250;

    // What is only counted costs a look-up for so many together.
    private const int LookedUp = 200;
    private const int MostCounted = 2000;

    public async IAsyncEnumerable<RowSlice> Slices(
        Caller caller, string source, IAsyncEnumerable<ReadRow> rows, [EnumeratorCancellation] CancellationToken ct)
    {
        var fresh = new List<ImportRow>();
        var rejected = new List<ReadRow>();
        var seen = ImportTally.None;
        var weight = 0;
        await foreach (var batch in rows.Chunk(LookedUp).WithCancellation(ct))
        {
            var digests = await Known(caller, source, batch, ct);
            foreach (var read in batch)
            {
                if (read.Row is not { } row)
                {
                    rejected.Add(read);
                    seen = seen.And(new ImportTally(1, 0, 0, 0, 1));
                }
                else if (digests.TryGetValue(Convert.ToHexString(ImportedRow.KeyOf(source, row)), out var digest))
                {
                    seen = seen.And(new ImportTally(1, 0, 1, ImportedRow.IsChanged(digest, row) ? 1 : 0, 0));
                }
                else
                {
                    fresh.Add(row);
                    weight += row.Weight;
                }

                if (weight >= Full || seen.Rows >= MostCounted)
                {
                    yield return new RowSlice(fresh, rejected, seen);
                    (fresh, rejected, seen, weight) = ([], [], ImportTally.None, 0);
                }
            }
        }

        if (fresh.Count + seen.Rows > 0)
        {
            yield return new RowSlice(fresh, rejected, seen);
        }
    }

    /// <summary>Imports a slice and says what became of it.</summary>
    public async Task<Result<ImportTally>> Take(Caller caller, string source, RowSlice slice, CancellationToken ct)
    {
        if (slice.Fresh.Count == 0)
        {
            return slice.Seen;
        }

        var imported = await dispatcher.Run(caller with { Origin = Origin.Import }, new ImportRows(source, slice.Fresh), ct);
        return imported.Map(i => slice.Seen.And(i.Tally(slice.Fresh.Count)));
    }

    private async Task<IReadOnlyDictionary<string, byte[]>> Known(Caller caller, string source, IReadOnlyList<ReadRow> batch, CancellationToken ct)
    {
        var known = await dispatcher.Run(caller, new KnownRows(source, [.. batch.Select(r => r.Row).OfType<ImportRow>()]), ct);
        return known.Refusal is { } refusal ? throw new InvalidOperationException(refusal.Detail) : known.Value;
    }
}
