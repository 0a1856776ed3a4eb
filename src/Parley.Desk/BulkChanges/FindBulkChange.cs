using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>A bulk change as whoever works on it needs it.</summary>
public sealed record FindBulkChange(BulkChangeId Id) : IQuery<BulkChange>;

internal sealed class FindBulkChangeHandler : IHandler<FindBulkChange, BulkChange>
{
    public async Task<Result<BulkChange>> Handle(FindBulkChange query, Call call, CancellationToken ct) =>
        await call.Query<BulkChange>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == query.Id, ct) is { } change ? change : Refusal.NotFound("bulk change");
}
