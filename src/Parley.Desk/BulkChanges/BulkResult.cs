using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Desk.BulkChanges;

public enum BulkOutcome
{
    Changed,

    /// <summary>It was so already.</summary>
    Unchanged,
    Refused,
}

/// <summary>What became of one ticket of a bulk change.</summary>
public sealed class BulkResult : IInWorkspace
{
    public required WorkspaceId WorkspaceId { get; init; }

    public required BulkChangeId BulkChangeId { get; init; }

    /// <summary>From 0.</summary>
    public required int Place { get; init; }

    public required TicketId TicketId { get; init; }

    /// <summary>Null: there is no such ticket, or it is not theirs to see.</summary>
    public required long? Number { get; init; }

    public required BulkOutcome Outcome { get; init; }

    /// <summary>Of the refusal; null: there was none.</summary>
    public required string? Code { get; init; }

    public required string? Detail { get; init; }
}

/// <param name="Number">Null: there was no such ticket, or it was not theirs to see.</param>
/// <param name="Subject">As it is now; null: you may not see it.</param>
/// <param name="Code">Why it was refused, as the same change of this ticket alone would be; null: it was not.</param>
/// <param name="Detail">The same for a person.</param>
public sealed record BulkResultView(TicketId TicketId, long? Number, string? Subject, BulkOutcome Outcome, string? Code, string? Detail);
