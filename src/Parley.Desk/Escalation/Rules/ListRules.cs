using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Escalation.Rules;

/// <summary>The workspace's rules, the oldest first, in which order they are looked at.</summary>
public sealed record ListRules : IQuery<EscalationRules>;

public sealed record EscalationRules(IReadOnlyList<RuleView> Data);

/// <param name="AfterMinutes">Minutes since a ticket was opened; null: however old it is.</param>
/// <param name="SlaWithinMinutes">So near is its next promise, or late already; null: whatever is promised.</param>
/// <param name="Company">Null: of any, or none.</param>
/// <param name="Tag">Null: whatever it carries.</param>
public sealed record RuleView(EscalationRuleId Id, string Name, int? AfterMinutes, int? SlaWithinMinutes, Priority PriorityAtLeast, Named? Company, string? Tag, bool Active)
{
    internal static RuleView Of(EscalationRule r) =>
        new(r.Id, r.Name, r.AfterMinutes, r.SlaWithinMinutes, r.PriorityAtLeast, r.Company is null ? null : new Named(r.Company.Id.Value, r.Company.Name), r.Tag, r.Active);
}

internal sealed class ListRulesHandler : IHandler<ListRules, EscalationRules>
{
    public async Task<Result<EscalationRules>> Handle(ListRules query, Call call, CancellationToken ct) =>
        new EscalationRules([.. (await call.Rules().AsNoTracking().Include(r => r.Company).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync(ct)).Select(RuleView.Of)]);
}
