using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Counters;

/// <summary>So many tickets stand alike.</summary>
/// <param name="Team">The zero id: none.</param>
/// <param name="Assignee">The zero id: nobody.</param>
internal sealed record Count(TicketStatus Status, Priority Priority, TeamId Team, AgentId Assignee, long Tickets)
{
    public bool IsOpen => Status is not (TicketStatus.Resolved or TicketStatus.Closed);
}

internal static class Counts
{
    /// <summary>Of the tickets that the caller sees: what is folded and what is not yet, in one statement and so as of one moment.</summary>
    public static Task<List<Count>> Seen(Call call, CancellationToken ct)
    {
        var folded = call.Query<TicketCount>().Select(c => new { c.Status, c.Priority, c.TeamId, c.AssigneeId, c.Tickets });
        var fresh = call.Query<TicketDelta>().Select(d => new { d.Status, d.Priority, d.TeamId, d.AssigneeId, d.Tickets });
        var all = folded.Concat(fresh);
        if (!call.Caller.SeesAllTickets)
        {
            var teams = call.Caller.Teams.Select(TeamId.From).ToList();
            AgentId? me = call.Caller.Actor is { Type: ActorType.Agent, Id: { } id } ? AgentId.From(id) : null;
            all = all.Where(c => teams.Contains(c.TeamId) || (me != null && c.AssigneeId == me));
        }

        return all.GroupBy(c => new { c.Status, c.Priority, c.TeamId, c.AssigneeId })
            .Select(g => new Count(g.Key.Status, g.Key.Priority, g.Key.TeamId, g.Key.AssigneeId, g.Sum(c => c.Tickets)))
            .ToListAsync(ct);
    }
}
