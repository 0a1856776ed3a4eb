using Microsoft.EntityFrameworkCore;
using Parley.Desk.Calendars;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Sla.Policies;

/// <summary>What a policy says.</summary>
/// <param name="Calendar">In whose working time it is reckoned; null: around the clock.</param>
/// <param name="Targets">One for each priority for which something is promised.</param>
/// <param name="WarnBeforePercent">The part of a target that is left when it is called near; null: see <paramref name="WarnBeforeMinutes"/>.</param>
/// <param name="WarnBeforeMinutes">The working time that is left then; null, like the other: no warning.</param>
public sealed record SlaPolicyTerms(
    string Name, SlaConditions Conditions, CalendarId? Calendar, IReadOnlyList<SlaTargets> Targets, int? WarnBeforePercent, int? WarnBeforeMinutes)
{
    public void Check(Checks check)
    {
        check.Required("/name", Name, 100);
        Conditions.Check(check);
        if (!Targets.Any(t => t is not null && (t.FirstResponse ?? t.NextResponse ?? t.Resolution) is not null))
        {
            check.Add("/targets", "required", "A policy promises something. Give at least one priority a target.");
        }

        for (var i = 0; i < Targets.Count; i++)
        {
            (Targets[i] ?? new SlaTargets(null, null, null, null)).Check(check, $"/targets/{i}"); // JSON may say null
            if (Targets.Take(i).Any(t => t?.Priority is not null && t.Priority == Targets[i]?.Priority))
            {
                check.Add($"/targets/{i}/priority", "duplicate", "This priority has its targets already.");
            }
        }

        CheckWarning(check);
    }

    /// <summary>Names the first id that is none of this workspace.</summary>
    internal async Task<Refusal?> FindStrangers(Call call, CancellationToken ct)
    {
        if (Calendar is { } calendar && !await call.Calendars().AnyAsync(c => c.Id == calendar, ct))
        {
            return Refusal.Invalid("/calendar_id", "not_found", "There is no such calendar.");
        }

        var teams = await call.Query<Team>().Where(t => Conditions.Team.Contains(t.Id)).Select(t => t.Id).ToListAsync(ct);
        var companies = await call.Query<Company>().Where(c => Conditions.Company.Contains(c.Id)).Select(c => c.Id).ToListAsync(ct);
        return Stranger("team", Conditions.Team, teams) ?? Stranger("company", Conditions.Company, companies);
    }

    private static Refusal? Stranger<TId>(string what, IReadOnlyList<TId> named, List<TId> known)
    {
        var strangers = named.Select((id, i) => (id, i)).Where(n => !known.Contains(n.id)).Select(n => n.i).Take(1).ToList();
        return strangers.Count == 0 ? null : Refusal.Invalid($"/conditions/{what}/{strangers[0]}", "not_found", $"There is no such {what}.");
    }

    private void CheckWarning(Checks check)
    {
        if (WarnBeforePercent is < 1 or > 99)
        {
            check.Add("/warn_before_percent", "out_of_range", "1 to 99 of a hundred are left when a warning is given.");
        }

        if (WarnBeforeMinutes is < 1)
        {
            check.Add("/warn_before_minutes", "out_of_range", "A warning comes at least a minute before.");
        }

        if (WarnBeforePercent is not null && WarnBeforeMinutes is not null)
        {
            check.Add("/warn_before_minutes", "not_both", "Warn by percent or by minutes, not by both.");
        }
    }
}
