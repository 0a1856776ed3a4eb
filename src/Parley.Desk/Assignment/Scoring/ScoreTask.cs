namespace Parley.Desk.Assignment.Scoring;

/// <summary>A ticket as far as it matters for who is given it.</summary>
internal sealed record ScoreTask
{
    /// <summary>What it weighs.</summary>
    public required int Points { get; init; }

    /// <summary>The skills it asks for.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];

    /// <summary>The languages it asks for.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>How many of the customer's last tickets somebody had.</summary>
    public int OfCustomer { get; init; }

    /// <summary>The same of the customer's company.</summary>
    public int OfCompany { get; init; }
}
