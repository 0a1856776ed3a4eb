using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>An agent with their teams.</summary>
/// <param name="Active">False for one who has left: named on what they wrote, never assigned again.</param>
public sealed record AgentView(AgentId Id, string Name, string Email, Role Role, TicketAccess TicketAccess, IReadOnlyList<Named> Teams, bool Active);

internal static class AgentViews
{
    public static async Task<IReadOnlyList<AgentView>> Of(IReadOnlyList<Agent> agents, Call call, CancellationToken ct)
    {
        var ids = agents.Select(a => a.Id).ToList();
        var teams = await (
            from member in call.Query<TeamMember>()
            join team in call.Query<Team>() on member.TeamId equals team.Id
            where ids.Contains(member.AgentId)
            orderby team.CreatedAt
            select new { member.AgentId, team.Id, team.Name }).ToListAsync(ct);
        var byAgent = teams.ToLookup(t => t.AgentId, t => new Named(t.Id.Value, t.Name));
        return [.. agents.Select(a => new AgentView(a.Id, a.Name, a.Email, a.Role, a.TicketAccess, [.. byAgent[a.Id]], a.Active))];
    }
}
