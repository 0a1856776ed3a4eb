using Parley.Desk.Assignment.Rules;

namespace Parley.Desk.Assignment.Scoring;

/// <summary>Who suits a ticket how well: a function of what it is given, and of nothing else.</summary>
internal static class Ranking
{
    /// <summary>Those who fit first, of these the best first; who is equally good has waited longer for a ticket.</summary>
    public static IReadOnlyList<ScoredAgent> Of(ScoreTask task, IReadOnlyList<ScoreCandidate> candidates, AssignmentPolicy policy)
    {
        var turns = candidates.Select(c => c.Turn).Order().ToArray();
        return
        [
            .. candidates.Select(c => new ScoredAgent(task, c, Behind(turns, c.Turn), candidates.Count - 1, policy.InEffect))
                .OrderByDescending(s => s.Fits)
                .ThenByDescending(s => s.Score)
                .ThenBy(s => s.Candidate.Turn)
                .ThenBy(s => s.Candidate.Id),
        ];
    }

    // How many were given one later.
    private static int Behind(long[] turns, long turn)
    {
        var (from, to) = (0, turns.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = turns[middle] > turn ? (from, middle) : (middle + 1, to);
        }

        return turns.Length - from;
    }
}
