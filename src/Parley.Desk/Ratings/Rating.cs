using Parley.Desk.Tickets;
using Parley.Platform.Ids;

namespace Parley.Desk.Ratings;

/// <summary>What a customer said of how a ticket was handled. The score also stands on the ticket, where lists look for it.</summary>
public sealed class Rating : IInWorkspace
{
    /// <summary>How long it can be changed.</summary>
    public static readonly TimeSpan Open = TimeSpan.FromDays(30);

    public const int CommentMax = 2000;

    public required TicketId TicketId { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required Satisfaction Score { get; set; }

    /// <summary>Empty: none.</summary>
    public required string Comment { get; set; }

    /// <summary>When it was first given.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset RatedAt { get; set; }
}

/// <summary>A link by which the customer rates one ticket. Only its digest is kept.</summary>
public sealed class RatingLink : IInWorkspace
{
    /// <summary>SHA-256 of the token; unique over all workspaces, for it finds the workspace.</summary>
    public required byte[] Hash { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The customer has said how the ticket was handled.</summary>
/// <param name="From">What they had said before; null: nothing.</param>
public sealed record RatingReceived(TicketId Ticket, Satisfaction? From, Satisfaction Score, string Comment) : TicketFact(Ticket)
{
    public override object Data => new { from = From, score = Score, comment = Comment };
}
