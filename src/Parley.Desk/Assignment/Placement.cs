using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Duty;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Scoring;
using Parley.Desk.People;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment;

/// <summary>
/// Gives a ticket to the best who fits. The ticket is locked, so nobody else gives it away. An agent is claimed by one conditional update of their
/// row, which holds only while they have room and nobody has claimed them since they were looked at; it keeps the row until the commit, so of two that
/// want the last place one finds it taken, and looks again.
/// </summary>
internal sealed class Placement(KnownAssignment known)
{
    public const string Rule = "rule:assignment";

    // The best may be another's by then, and whoever waited for a row keeps it locked also when it no longer suits: it is let go, or two who go from one agent
    // to the other would wait for each other.
    private const string Claiming = "savepoint claim; ";
    private const string LetGo = "rollback to savepoint claim; release savepoint claim";

    private const string TakeTurn = """
        update agent_duty set turn = case when turn < {1} then {1} else turn + 1 end
        where agent_id = {0} and not is_away and (turn = {2} or {3} = 1) and low * {4} + normal * {5} + high * {6} + urgent * {7} + {8} <= capacity
        """;

    // So often two may want the same agent; after that the first with room will do, whoever else has just been given something.
    private const int Patience = 8;

    /// <param name="ticket">Locked, and open.</param>
    /// <param name="policy">Not off.</param>
    /// <returns>Whether somebody has it now; if not, those who were asked, each with the reasons.</returns>
    public async Task<(bool IsPlaced, IReadOnlyList<ScoredAgent> Asked)> Place(Ticket ticket, AssignmentPolicy policy, Call call, CancellationToken ct)
    {
        var rules = await known.Of(call, ct);
        for (var attempt = 1; ; attempt++)
        {
            var facts = await ScoreFacts.Load(ticket, policy.InEffect, rules, call, ct);
            var ranked = Ranking.Of(facts.Task, facts.Candidates, policy);
            var fitting = ranked.TakeWhile(r => r.Fits).ToList();
            if (fitting.Count == 0)
            {
                return (false, ranked);
            }

            foreach (var best in attempt < Patience ? fitting.Take(1) : fitting)
            {
                if (best.Candidate.Id == ticket.AssigneeId || await Claim(best.Candidate, facts.Task.Points, anyTurn: attempt >= Patience, rules.Rules.Points, call, ct))
                {
                    var agent = await call.Query<Agent>().FirstAsync(a => a.Id == best.Candidate.Id, ct);
                    ticket.Assign(agent, ticket.Team, call, Rule, best.Why(policy.Kind));
                    return (true, ranked);
                }
            }

            if (attempt > Patience)
            {
                return (false, ranked);
            }
        }
    }

    private static async Task<bool> Claim(ScoreCandidate candidate, int weight, bool anyTurn, PriorityPoints points, Call call, CancellationToken ct)
    {
        if (candidate.Turn == 0)
        {
            await call.MakeDuty(candidate.Id, ct);
        }

        var (database, agent) = (call.Session.Db.Database, call.Session.Key(candidate.Id.Value));
        var claimed = await database.ExecuteSqlRawAsync(
            call.Session.Sql(TakeTurn, Claiming + TakeTurn),
            [agent, call.Now.ToUnixTimeMilliseconds(), candidate.Turn, anyTurn ? 1 : 0, points.Low, points.Normal, points.High, points.Urgent, weight],
            ct);
        if (claimed == 0 && call.Session.Sql("", LetGo) is { Length: > 0 } letGo)
        {
            await database.ExecuteSqlRawAsync(letGo, ct);
        }

        return claimed == 1;
    }
}
