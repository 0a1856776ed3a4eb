using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Imports;

/// <summary>Of some rows those that were imported before, by their key.</summary>
public sealed record KnownRows(string Source, IReadOnlyList<ImportRow> Rows) : IQuery<IReadOnlyDictionary<string, byte[]>>;

internal sealed class KnownRowsHandler : IHandler<KnownRows, IReadOnlyDictionary<string, byte[]>>
{
    public async Task<Result<IReadOnlyDictionary<string, byte[]>>> Handle(KnownRows query, Call call, CancellationToken ct) =>
        await Find(call, [.. query.Rows.Select(r => ImportedRow.KeyOf(query.Source, r))], ct);

    internal static async Task<Dictionary<string, byte[]>> Find(Call call, List<byte[]> keys, CancellationToken ct)
    {
        var known = await call.Query<ImportedRow>().AsNoTracking().Where(r => keys.Contains(r.Key)).Select(r => new { r.Key, r.Digest }).ToListAsync(ct);
        return known.ToDictionary(r => Convert.ToHexString(r.Key), r => r.Digest);
    }
}
