using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Scoring;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Waiting;

/// <summary>Of the tickets that wait those for which somebody seems to have room now: the most urgent first, of these the oldest.</summary>
public sealed record NextWaiting(int Most) : IQuery<IReadOnlyList<TicketId>>;

internal sealed class NextWaitingHandler(KnownAssignment known) : IHandler<NextWaiting, IReadOnlyList<TicketId>>
{
    public async Task<Result<IReadOnlyList<TicketId>>> Handle(NextWaiting query, Call call, CancellationToken ct)
    {
        var kinds = await call.Query<WaitingTicket>().GroupBy(w => new { w.TeamId, w.Priority }).Select(g => g.Key).ToListAsync(ct);
        if (kinds.Count == 0)
        {
            return new List<TicketId>();
        }

        var rules = await known.Of(call, ct);
        var next = new List<WaitingTicket>();
        foreach (var team in kinds.GroupBy(k => k.TeamId))
        {
            var room = await Room(team.Key, rules, call, ct);
            foreach (var priority in team.Select(k => k.Priority).Where(p => rules.Rules.Points.Of(p) <= room))
            {
                next.AddRange(await call.Query<WaitingTicket>()
                    .Where(w => w.TeamId == team.Key && w.Priority == priority)
                    .OrderBy(w => w.Since).ThenBy(w => w.TicketId)
                    .Take(query.Most)
                    .ToListAsync(ct));
            }
        }

        return next.OrderByDescending(w => w.Priority).ThenBy(w => w.Since).ThenBy(w => w.TicketId).Take(query.Most).Select(w => w.TicketId).ToList();
    }

    /// <summary>The most points that anybody of a team could take now; -1: nobody is there, or the policy is off.</summary>
    private static async Task<int> Room(TeamId team, RulesInEffect known, Call call, CancellationToken ct)
    {
        TeamId? own = team == default ? null : team;
        if (known.Rules.For(own).Kind == AssignmentKind.Off)
        {
            return -1;
        }

        var agents = await ScoreFacts.Agents(own, call, ct);
        return agents.Select(a => ScoreFacts.Candidate(a.Id, a.Name, a.Duty, known, call.Now))
            .Where(c => c is { IsAway: false, IsAtWork: true })
            .Select(c => c.Capacity - c.Load)
            .DefaultIfEmpty(-1)
            .Max();
    }
}
