using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.BulkChanges;

/// <summary>Stops a bulk change. What was changed stays so; one that does not run is left as it is.</summary>
public sealed record CancelBulkChange(BulkChangeId Id) : ICommand<BulkChangeView>;

internal sealed class CancelBulkChangeHandler : IHandler<CancelBulkChange, BulkChangeView>
{
    public async Task<Result<BulkChangeView>> Handle(CancelBulkChange command, Call call, CancellationToken ct)
    {
        if (!await call.BulkChanges().AnyAsync(c => c.Id == command.Id, ct))
        {
            return Refusal.NotFound("bulk change");
        }

        var found = await call.LockBulkChange(command.Id, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        if (found.Value.State == BulkState.Running)
        {
            found.Value.Cancel(call.Now);
        }

        return BulkChangeView.Of(found.Value, call.Now);
    }
}
