using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets;

/// <summary>Who is to have a ticket; an agent who has left, or of another workspace, is not there.</summary>
internal static class Holders
{
    /// <summary>An agent who would lose sight of the ticket just opened keeps it; null for all others.</summary>
    public static async Task<Agent?> OpenerIfUnseen(Call call, Team? team, CancellationToken ct)
    {
        var opener = call.Caller.Actor;
        if (opener is not { Type: ActorType.Agent, Id: { } id } || call.Caller.Sees(team?.Id.Value, null))
        {
            return null;
        }

        var me = AgentId.From(id);
        return await call.Query<Agent>().FirstAsync(a => a.Id == me, ct);
    }

    public static async Task<Result<(Agent? Agent, Team? Team)>> Find(Call call, AgentId? agentId, TeamId? teamId, CancellationToken ct)
    {
        var agent = agentId is { } a ? await call.Query<Agent>().FirstOrDefaultAsync(x => x.Id == a && x.Active, ct) : null;
        if (agentId is not null && agent is null)
        {
            return Refusal.Invalid("/assignee_id", "not_found", "There is no such agent.");
        }

        var team = teamId is { } t ? await call.Query<Team>().FirstOrDefaultAsync(x => x.Id == t, ct) : null;
        return teamId is not null && team is null
            ? Refusal.Invalid("/team_id", "not_found", "There is no such team.")
            : (agent, team);
    }
}
