namespace Parley.Desk.Counters;

/// <summary>How many tickets stand where.</summary>
public sealed record TicketStats
{
    public required long Total { get; init; }

    /// <summary>New, open, pending and on hold.</summary>
    public required long Open { get; init; }

    /// <summary>Open ones that nobody has.</summary>
    public required long Unassigned { get; init; }

    /// <summary>Open ones whose next promise to the customer has fallen due; not while the team waits for somebody.</summary>
    public required long Overdue { get; init; }

    /// <summary>Those with a promise that was broken and is still owed, also while the team waits.</summary>
    public required long Breached { get; init; }

    public required long CreatedToday { get; init; }

    /// <summary>Resolved today and not reopened since.</summary>
    public required long ResolvedToday { get; init; }

    /// <summary>Of all, by the status's word.</summary>
    public required IReadOnlyDictionary<string, long> ByStatus { get; init; }

    /// <summary>Of all, by the priority's word.</summary>
    public required IReadOnlyDictionary<string, long> ByPriority { get; init; }

    /// <summary>Those with the most open ones first; teams without tickets are left out.</summary>
    public required IReadOnlyList<HeldTickets> ByTeam { get; init; }

    /// <inheritdoc cref="ByTeam"/>
    public required IReadOnlyList<HeldTickets> ByAgent { get; init; }

    public required DateTimeOffset AsOf { get; init; }
}

/// <param name="Id">Null: no team, or nobody.</param>
/// <param name="Name">Null like the id.</param>
/// <param name="Open">New, open, pending and on hold.</param>
/// <param name="Total">Resolved and closed ones too.</param>
public sealed record HeldTickets(Guid? Id, string? Name, long Open, long Total);
