using Microsoft.EntityFrameworkCore;
using Parley.Desk.Calendars;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>A policy, ready to be reckoned by.</summary>
/// <param name="IsActive">False: deleted. What still runs by it does so until it is reckoned anew.</param>
internal sealed record SlaRule(SlaPolicyId Id, string Name, bool IsActive, SlaPolicyTerms Terms, WorkingTime Time)
{
    public IReadOnlyList<SlaTargets> Targets => Terms.Targets;

    public SlaPromise? For(Priority priority, SlaMetric metric) =>
        Targets.FirstOrDefault(t => t.Priority == priority)?.Of(metric) is { } minutes ? new SlaPromise(this, minutes * 60, WarnAfter(minutes * 60)) : null;

    private int? WarnAfter(int target)
    {
        var before = Terms.WarnBeforePercent is { } percent ? (int)((long)target * percent / 100) : Terms.WarnBeforeMinutes * 60;
        return before > 0 && before < target ? target - before : null;
    }
}

/// <summary>What a policy promises for one ticket.</summary>
/// <param name="TargetS">In seconds of working time.</param>
/// <param name="WarnAfterS">Null: no warning.</param>
internal sealed record SlaPromise(SlaRule Rule, int TargetS, int? WarnAfterS);

/// <summary>All policies of a workspace, the deleted ones too, in order.</summary>
internal sealed class SlaRules(IReadOnlyList<SlaRule> all)
{
    /// <summary>Whether there ever was one.</summary>
    public bool Any => all.Count > 0;

    public SlaRule? Of(SlaPolicyId id) => all.FirstOrDefault(r => r.Id == id);

    /// <summary>The first that holds; null: none does.</summary>
    public SlaRule? For(Ticket ticket) => all.FirstOrDefault(r => r.IsActive && r.Terms.Conditions.Hold(ticket));

    public static async Task<SlaRules> Load(Call call, CancellationToken ct)
    {
        var policies = await call.Query<SlaPolicy>().AsNoTracking().OrderBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(ct);
        var calendars = policies.Any(p => p.CalendarId is not null)
            ? await call.Query<Calendar>().AsNoTracking().ToDictionaryAsync(c => c.Id, c => new WorkingTime(c.Terms), ct)
            : [];
        return new SlaRules([.. policies.Select(p => new SlaRule(
            p.Id, p.Name, p.DeletedAt is null, p.Terms, p.CalendarId is { } calendar ? calendars[calendar] : WorkingTime.AroundTheClock))]);
    }
}
