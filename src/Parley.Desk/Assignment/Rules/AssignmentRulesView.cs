using Microsoft.EntityFrameworkCore;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Rules;

/// <summary>How tickets are assigned in the workspace.</summary>
/// <param name="Version">Raised by every change; the <c>ETag</c>. 0: never changed.</param>
/// <param name="Default">For tickets of no team, and of teams without a policy of their own.</param>
/// <param name="Teams">Teams with a policy of their own.</param>
/// <param name="Needs">What tickets ask for, by their tags and types.</param>
/// <param name="Points">What an open ticket weighs on the agent who has it.</param>
public sealed record AssignmentRulesView(
    long Version, AssignmentPolicy Default, IReadOnlyList<TeamPolicyView> Teams, IReadOnlyList<TicketNeed> Needs, PriorityPoints Points)
{
    internal static async Task<AssignmentRulesView> Of(AssignmentRules rules, Call call, CancellationToken ct)
    {
        var ids = rules.Teams.Select(t => t.Team).ToList();
        var names = await call.Query<Team>().Where(t => ids.Contains(t.Id)).Select(t => new { t.Id, t.Name }).ToDictionaryAsync(t => t.Id, t => t.Name, ct);
        return new AssignmentRulesView(
            rules.Version,
            rules.Default,
            [.. rules.Teams.Where(t => names.ContainsKey(t.Team)).Select(t => new TeamPolicyView(new Named(t.Team.Value, names[t.Team]), t.Policy))],
            rules.Needs,
            rules.Points);
    }
}

public sealed record TeamPolicyView(Named Team, AssignmentPolicy Policy);
