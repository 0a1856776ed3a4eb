using Microsoft.EntityFrameworkCore;
using Parley.Desk.Assignment.Rules;
using Parley.Desk.Assignment.Scoring;
using Parley.Desk.Tickets;
using Parley.Platform.Work;

namespace Parley.Desk.Assignment;

/// <summary>Who could be given a ticket, and how well each would suit it.</summary>
public sealed record RecommendAgents(TicketId Ticket) : IQuery<Recommendations>;

/// <summary>All who could be given a ticket: those who fit first, the best of them first.</summary>
/// <param name="Kind">What they are chosen by; where assignment is off it is the usual score.</param>
public sealed record Recommendations(IReadOnlyList<Recommendation> Data, AssignmentKind Kind);

/// <param name="Fits">Whether the agent can be given it now.</param>
/// <param name="Score">0 to 100.</param>
/// <param name="Parts">What the score is made of.</param>
/// <param name="Reasons">Why the agent does not fit, or what counts most in the score; a sentence each.</param>
/// <param name="Load">In points, without this ticket.</param>
/// <param name="Capacity">In points.</param>
public sealed record Recommendation(Named Agent, bool Fits, double Score, ScoreParts Parts, IReadOnlyList<string> Reasons, int Load, int Capacity);

internal sealed class RecommendAgentsHandler(KnownAssignment known) : IHandler<RecommendAgents, Recommendations>
{
    public async Task<Result<Recommendations>> Handle(RecommendAgents query, Call call, CancellationToken ct)
    {
        if (await call.VisibleTickets().FirstOrDefaultAsync(t => t.Id == query.Ticket, ct) is not { } ticket)
        {
            return Refusal.NotFound("ticket");
        }

        var rules = await known.Of(call, ct);
        var policy = rules.Rules.Asked(ticket.TeamId);
        var facts = await ScoreFacts.Load(ticket, ScoreWeights.Every, rules, call, ct);
        return new Recommendations([.. Ranking.Of(facts.Task, facts.Candidates, policy).Select(Show)], policy.Kind);
    }

    private static Recommendation Show(ScoredAgent scored)
    {
        var candidate = scored.Candidate;
        return new Recommendation(
            new Named(candidate.Id.Value, candidate.Name),
            scored.Fits,
            scored.Score,
            scored.Parts,
            scored.Fits ? scored.Merits : scored.Obstacles,
            candidate.Load,
            candidate.Capacity);
    }
}
