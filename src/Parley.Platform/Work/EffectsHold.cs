using Microsoft.EntityFrameworkCore;
using Parley.Platform.Data;

namespace Parley.Platform.Work;

/// <summary>
/// Whether this installation keeps to itself what would reach outside. A restored copy does, until somebody has made sure that the
/// original is gone and says <c>effects release</c>: else both would write to the same customers.
/// </summary>
public sealed class EffectsHold(Sessions sessions)
{
    public async Task<bool> IsHeld(CancellationToken ct) => await HeldSince(ct) is not null;

    /// <summary>Null: nothing is held.</summary>
    public async Task<DateTimeOffset?> HeldSince(CancellationToken ct)
    {
        await using var session = await sessions.Read(null, ct);
        return await session.Db.Set<Installation>().Select(i => i.EffectsHeldSince).SingleAsync(ct);
    }

    /// <summary>False: nothing was held.</summary>
    public async Task<bool> Release(CancellationToken ct)
    {
        await using var session = await sessions.Write(null, ct);
        var released = await session.Db.Set<Installation>().Where(i => i.EffectsHeldSince != null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.EffectsHeldSince, (DateTimeOffset?)null), ct);
        await session.Commit(ct);
        return released > 0;
    }
}
