using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Imports.Runs;

/// <summary>An import's rejected rows in the order of the file, some at a time.</summary>
/// <param name="After">The last line that was read; 0 for the first.</param>
public sealed record ReadRejected(ImportId Id, long After) : IQuery<IReadOnlyList<RejectedRowView>>;

internal sealed class ReadRejectedHandler : IHandler<ReadRejected, IReadOnlyList<RejectedRowView>>
{
    private const int Some = 1000;

    public async Task<Result<IReadOnlyList<RejectedRowView>>> Handle(ReadRejected query, Call call, CancellationToken ct)
    {
        if (!await call.Query<Import>().AnyAsync(i => i.Id == query.Id, ct))
        {
            return Refusal.NotFound("import");
        }

        var rows = await call.Query<RejectedRow>().Where(r => r.ImportId == query.Id && r.Line > query.After).OrderBy(r => r.Line).Take(Some).ToListAsync(ct);
        return rows.ConvertAll(RejectedRowView.Of);
    }
}
