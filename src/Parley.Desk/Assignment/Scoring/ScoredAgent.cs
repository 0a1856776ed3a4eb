using Parley.Desk.Assignment.Rules;

namespace Parley.Desk.Assignment.Scoring;

/// <summary>A candidate with what their score is made of.</summary>
/// <param name="before">How many of the others were given a ticket later.</param>
/// <param name="others">How many others there are.</param>
internal sealed class ScoredAgent(ScoreTask task, ScoreCandidate candidate, int before, int others, ScoreWeights weights)
{
    public ScoreCandidate Candidate => candidate;

    public bool Fits { get; } = candidate.Fits(task);

    /// <summary>0 to 100, as it is shown and as it counts: what looks equal is equal.</summary>
    public double Score { get; } = Math.Round(Sum(task, candidate, before, others, weights), 1);

    private double Fairness => FairnessOf(before, others);

    /// <summary>Why they cannot be given it; empty: they can.</summary>
    public IReadOnlyList<string> Obstacles
    {
        get
        {
            var obstacles = new List<string>();
            if (candidate.IsAway)
            {
                obstacles.Add("Is away.");
            }

            if (!candidate.IsAtWork)
            {
                obstacles.Add("Is outside working hours.");
            }

            if (!candidate.HasRoom(task))
            {
                obstacles.Add($"Has {candidate.Load} of {candidate.Capacity} points; this ticket takes {task.Points}.");
            }

            return obstacles;
        }
    }

    /// <summary>The parts, each with a sentence.</summary>
    public ScoreParts Parts => new(
        new ScorePart(Round(Share(task.Skills, candidate.Skills)), weights.Skill, SkillReason()),
        new ScorePart(Round(Share(task.Languages, candidate.Languages)), weights.Language, LanguageReason()),
        new ScorePart(Round(Room(candidate)), weights.Load, $"Has {candidate.Load} of {candidate.Capacity} points."),
        new ScorePart(Round(Part(candidate.OfCustomer, task.OfCustomer)), weights.History, Had(candidate.OfCustomer, task.OfCustomer, "this customer's")),
        new ScorePart(Round(Part(candidate.OfCompany, task.OfCompany)), weights.Company, Had(candidate.OfCompany, task.OfCompany, "this company's")),
        new ScorePart(Round(Fairness), weights.Fairness, others == 0 ? "Is the only one." : $"{before} of {others} others were given a ticket since."));

    /// <summary>What speaks for them most; what the ticket does not ask for says nothing.</summary>
    public IReadOnlyList<string> Merits
    {
        get
        {
            var parts = Parts;
            ScorePart[] asked = [.. task.Skills.Count > 0 ? [parts.Skill] : Array.Empty<ScorePart>(), .. task.Languages.Count > 0 ? [parts.Language] : Array.Empty<ScorePart>()];
            ScorePart[] all = [.. asked, parts.Load, parts.History, parts.Company, parts.Fairness];
            return [.. all.Where(p => p is { Weight: > 0, Value: > 0 }).OrderByDescending(p => p.Weight * p.Value).Take(3).Select(p => p.Reason)];
        }
    }

    /// <summary>Why they were chosen, as one sentence for the ticket's history.</summary>
    public string Why(AssignmentKind kind) => kind switch
    {
        AssignmentKind.RoundRobin => $"Next in turn: {before} of {others} others were given a ticket since.",
        AssignmentKind.LeastLoaded => $"Least loaded: has {candidate.Load} of {candidate.Capacity} points.",
        _ => $"Best score, {Score:0.#} of 100. {string.Join(' ', Merits)}",
    };

    private static double Sum(ScoreTask task, ScoreCandidate candidate, int before, int others, ScoreWeights weights)
    {
        var sum = (weights.Skill * Share(task.Skills, candidate.Skills))
            + (weights.Language * Share(task.Languages, candidate.Languages))
            + (weights.Load * Room(candidate))
            + (weights.History * Part(candidate.OfCustomer, task.OfCustomer))
            + (weights.Company * Part(candidate.OfCompany, task.OfCompany))
            + (weights.Fairness * FairnessOf(before, others));
        return weights.Sum == 0 ? 0 : sum * 100 / weights.Sum;
    }

    // What is not asked for, everybody has.
    private static double Share(IReadOnlyList<string> wanted, IReadOnlyList<string> had) => wanted.Count == 0 ? 1 : (double)wanted.Count(had.Contains) / wanted.Count;

    private static double Room(ScoreCandidate candidate) => candidate.Capacity == 0 ? 0 : Math.Clamp(1 - ((double)candidate.Load / candidate.Capacity), 0, 1);

    private static double Part(int had, int of) => of == 0 ? 0 : (double)had / of;

    private static double FairnessOf(int before, int others) => others == 0 ? 1 : (double)before / others;

    private static double Round(double value) => Math.Round(value, 3);

    private static string Had(int had, int of, string whose) => (had, of) switch
    {
        (_, 0) => $"Nobody had one of {whose} last tickets.",
        (0, _) => $"Had none of {whose} last tickets.",
        (1, 1) => $"Had {whose} last ticket.",
        _ => $"Had {had} of {whose} last {of} tickets.",
    };

    private string SkillReason()
    {
        if (task.Skills.Count == 0)
        {
            return "The ticket asks for no skill.";
        }

        var has = task.Skills.Where(candidate.Skills.Contains).ToList();
        var lacks = task.Skills.Except(has).ToList();
        return lacks.Count == 0 ? $"Has {string.Join(", ", has)}."
            : has.Count == 0 ? $"Lacks {string.Join(", ", lacks)}."
            : $"Has {string.Join(", ", has)}; lacks {string.Join(", ", lacks)}.";
    }

    private string LanguageReason()
    {
        if (task.Languages.Count == 0)
        {
            return "The ticket asks for no language.";
        }

        var speaks = task.Languages.Where(candidate.Languages.Contains).ToList();
        return speaks.Count == 0 ? $"Does not speak {string.Join(", ", task.Languages)}." : $"Speaks {string.Join(", ", speaks)}.";
    }
}
