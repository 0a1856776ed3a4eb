using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation;

/// <summary>The way on which tickets are escalated.</summary>
public sealed record ReadTiers : IQuery<EscalationTiers>;

/// <param name="Data">In their order; empty: none are set up.</param>
public sealed record EscalationTiers(IReadOnlyList<TierView> Data);

/// <param name="Level">From 1.</param>
public sealed record TierView(int Level, string Name, Named Team);

internal sealed class ReadTiersHandler : IHandler<ReadTiers, EscalationTiers>
{
    public async Task<Result<EscalationTiers>> Handle(ReadTiers query, Call call, CancellationToken ct) =>
        new EscalationTiers(await call.Query<EscalationTier>().OrderBy(t => t.Level)
            .Select(t => new TierView(t.Level, t.Name, new Named(t.Team!.Id.Value, t.Team.Name))).ToListAsync(ct)); // a tier has a team
}
