namespace Parley.Desk.Assignment.Scoring;

/// <summary>What a score is made of.</summary>
/// <param name="Skill">Having the skills that the ticket asks for.</param>
/// <param name="Language">Speaking the language that it asks for.</param>
/// <param name="Load">The part of the capacity that is free.</param>
/// <param name="History">The part of the customer's last tickets that they had.</param>
/// <param name="Company">The same of the customer's company.</param>
/// <param name="Fairness">The part of the others who were given a ticket later.</param>
public sealed record ScoreParts(ScorePart Skill, ScorePart Language, ScorePart Load, ScorePart History, ScorePart Company, ScorePart Fairness);

/// <param name="Value">0 to 1.</param>
/// <param name="Weight">0 to 100, beside those of the others.</param>
/// <param name="Reason">One sentence.</param>
public sealed record ScorePart(double Value, int Weight, string Reason);
