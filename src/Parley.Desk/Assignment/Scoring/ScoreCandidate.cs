using Parley.Desk.People;

namespace Parley.Desk.Assignment.Scoring;

/// <summary>An agent as far as it matters for whether they are given a ticket.</summary>
internal sealed record ScoreCandidate(AgentId Id, string Name)
{
    public bool IsAway { get; init; }

    /// <summary>Within their working hours.</summary>
    public bool IsAtWork { get; init; } = true;

    /// <summary>In points.</summary>
    public required int Capacity { get; init; }

    /// <summary>In points, without the ticket that is to be assigned.</summary>
    public int Load { get; init; }

    public IReadOnlyList<string> Skills { get; init; } = [];

    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The greater, the later they were given one; 0: never.</summary>
    public long Turn { get; init; }

    /// <summary>How many of the customer's last tickets they had.</summary>
    public int OfCustomer { get; init; }

    /// <summary>The same of the customer's company.</summary>
    public int OfCompany { get; init; }

    public bool HasRoom(ScoreTask task) => Load + task.Points <= Capacity;

    public bool Fits(ScoreTask task) => !IsAway && IsAtWork && HasRoom(task);
}
