using Microsoft.EntityFrameworkCore;
using Parley.Desk.Calendars;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>A policy as others see it.</summary>
/// <param name="Position">Of the policies that hold for a ticket the one with the lowest counts.</param>
/// <param name="Calendar">Null: around the clock.</param>
/// <param name="WarnBeforePercent">The part of a target that is left when it is called near; null: not by percent.</param>
/// <param name="WarnBeforeMinutes">The working time that is left then; null: not by minutes.</param>
public sealed record SlaPolicyView(
    SlaPolicyId Id,
    string Name,
    int Position,
    SlaConditions Conditions,
    Named? Calendar,
    IReadOnlyList<SlaTargets> Targets,
    int? WarnBeforePercent,
    int? WarnBeforeMinutes,
    DateTimeOffset CreatedAt)
{
    internal static SlaPolicyView Of(SlaPolicy policy, Named? calendar)
    {
        var terms = policy.Terms;
        return new SlaPolicyView(
            policy.Id, policy.Name, policy.Position, terms.Conditions, calendar, terms.Targets, policy.WarnBeforePercent, policy.WarnBeforeMinutes, policy.CreatedAt);
    }

    internal static async Task<IReadOnlyList<SlaPolicyView>> Of(IReadOnlyList<SlaPolicy> policies, Call call, CancellationToken ct)
    {
        var ids = policies.Select(p => p.CalendarId).OfType<CalendarId>().Distinct().ToList();
        var calendars = ids.Count == 0
            ? []
            : await call.Query<Calendar>().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => new Named(c.Id.Value, c.Name), ct);
        return [.. policies.Select(p => Of(p, p.CalendarId is { } id ? calendars[id] : null))];
    }
}
