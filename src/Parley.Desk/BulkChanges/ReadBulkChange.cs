using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>How far a bulk change has come.</summary>
public sealed record ReadBulkChange(BulkChangeId Id) : IQuery<BulkChangeView>;

internal sealed class ReadBulkChangeHandler : IHandler<ReadBulkChange, BulkChangeView>
{
    public async Task<Result<BulkChangeView>> Handle(ReadBulkChange query, Call call, CancellationToken ct) =>
        await call.BulkChanges().AsNoTracking().FirstOrDefaultAsync(c => c.Id == query.Id, ct) is { } change
            ? BulkChangeView.Of(change, call.Now)
            : Refusal.NotFound("bulk change");
}
