using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Platform.Work;

namespace Parley.Desk.Teams;

/// <summary>Whether an agent takes new tickets. Who is signed in is another matter: that is presence.</summary>
public enum Availability
{
    Available,
    Away,
}

/// <summary>An agent with their teams, and with what they take on.</summary>
/// <param name="Active">False for one who has left: named on what they wrote, never assigned again.</param>
public sealed record AgentView(AgentId Id, string Name, string Email, Role Role, TicketAccess TicketAccess, IReadOnlyList<Named> Teams, bool Active)
{
    /// <summary>The capacity of an agent for whom nobody has said another.</summary>
    public const int UsualCapacity = 20;

    /// <summary>Lower-case words, in the order given.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>Language codes, such as <c>de</c> or <c>pt-br</c>.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>In points: as many as the agent is to have at most of tickets that are assigned by themselves.</summary>
    public int Capacity { get; init; } = UsualCapacity;

    /// <summary>The agent's working hours; null: at any time.</summary>
    public Named? Calendar { get; init; }

    public Availability Availability { get; init; }

    /// <summary>In points: what the agent's open tickets come to, each by its priority.</summary>
    public int Load { get; init; }
}

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
