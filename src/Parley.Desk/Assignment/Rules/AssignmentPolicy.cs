using Parley.Platform.Work;

namespace Parley.Desk.Assignment.Rules;

public enum AssignmentKind
{
    /// <summary>Nobody is given a ticket unasked.</summary>
    Off,

    /// <summary>Whoever has waited longest for one.</summary>
    RoundRobin,

    /// <summary>Whoever has the smallest part of their capacity.</summary>
    LeastLoaded,

    /// <summary>Whoever suits best by the weights.</summary>
    Score,
}

/// <summary>Who is given a ticket.</summary>
/// <param name="Weights">Only a score asks for them.</param>
public sealed record AssignmentPolicy(AssignmentKind Kind, ScoreWeights Weights)
{
    /// <summary>What an agent is chosen by when nothing else is said and somebody asks for a choice.</summary>
    public static readonly AssignmentPolicy Usual = new(AssignmentKind.Score, ScoreWeights.Usual);

    public static readonly AssignmentPolicy Off = new(AssignmentKind.Off, ScoreWeights.Usual);

    /// <summary>The weights that it comes to: the simpler kinds look at one thing only.</summary>
    internal ScoreWeights InEffect => Kind switch
    {
        AssignmentKind.RoundRobin => new ScoreWeights(0, 0, 0, 0, 0, 100),
        AssignmentKind.LeastLoaded => new ScoreWeights(0, 0, 100, 0, 0, 0),
        _ => Weights,
    };

    internal void Check(Checks check, string field)
    {
        foreach (var (name, weight) in Weights.Named)
        {
            if (weight is < 0 or > ScoreWeights.Most)
            {
                check.Add($"{field}/weights/{name}", "out_of_range", $"A weight is a number from 0 to {ScoreWeights.Most}.");
            }
        }

        if (Kind == AssignmentKind.Score && Weights.Named.All(w => w.Weight == 0))
        {
            check.Add($"{field}/weights", "required", "A score needs at least one weight above 0.");
        }
    }
}

/// <summary>How much each part of a score counts beside the others, 0 to 100; 0: not at all.</summary>
/// <param name="Skill">Having the skills that the ticket asks for.</param>
/// <param name="Language">Speaking the customer's language.</param>
/// <param name="Load">Having little beside the capacity.</param>
/// <param name="History">Having had the customer's earlier tickets.</param>
/// <param name="Company">The same of the customer's company.</param>
/// <param name="Fairness">Having waited long for a ticket.</param>
public sealed record ScoreWeights(int Skill, int Language, int Load, int History, int Company, int Fairness)
{
    public const int Most = 100;

    public static readonly ScoreWeights Usual = new(Skill: 30, Language: 20, Load: 25, History: 10, Company: 5, Fairness: 10);

    /// <summary>So that nothing is left out.</summary>
    internal static readonly ScoreWeights Every = new(Most, Most, Most, Most, Most, Most);

    internal int Sum => Skill + Language + Load + History + Company + Fairness;

    internal IEnumerable<(string Name, int Weight)> Named =>
        [("skill", Skill), ("language", Language), ("load", Load), ("history", History), ("company", Company), ("fairness", Fairness)];
}
