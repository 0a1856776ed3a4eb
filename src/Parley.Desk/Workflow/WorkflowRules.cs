using Parley.Desk.People;
using Parley.Desk.Tickets;

namespace Parley.Desk.Workflow;

/// <summary>What a ticket must have for a move.</summary>
public enum MoveNeed
{
    Assignee,
    Team,
    Tags,

    /// <summary>A public answer of the team.</summary>
    FirstResponse,
}

/// <summary>That a ticket may go from one status to another, and on which conditions.</summary>
public sealed record MoveRule(TicketStatus From, TicketStatus To)
{
    /// <summary>All of these; empty: none.</summary>
    public IReadOnlyList<MoveNeed> Needs { get; init; } = [];

    /// <summary>Only for these; empty: for everybody. A program counts as an administrator when its key may manage the workflow.</summary>
    public IReadOnlyList<Role> Roles { get; init; } = [];
}

/// <summary>How tickets go through a workspace.</summary>
public sealed record WorkflowRules
{
    public static readonly WorkflowRules Usual = new() { Moves = [.. UsualMoves()] };

    /// <summary>Raised by every change; 0: never changed. Kept beside the rules.</summary>
    public long Version { get; init; }

    /// <summary>What is not listed is not allowed.</summary>
    public required IReadOnlyList<MoveRule> Moves { get; init; }

    /// <summary>For so long after it was resolved a customer's message opens the ticket again; what comes later opens another. 0: always another.</summary>
    public int ReopenWithinDays { get; init; } = 14;

    /// <summary>So long after it was resolved a ticket is closed by itself; 0: never.</summary>
    public int CloseAfterDays { get; init; } = 7;

    public MoveRule? Rule(TicketStatus from, TicketStatus to) => Moves.FirstOrDefault(m => m.From == from && m.To == to);

    private static IEnumerable<MoveRule> UsualMoves()
    {
        TicketStatus[] working = [TicketStatus.Open, TicketStatus.Pending, TicketStatus.OnHold];
        foreach (var from in (TicketStatus[])[TicketStatus.New, .. working])
        {
            foreach (var to in (TicketStatus[])[.. working.Where(s => s != from), TicketStatus.Resolved])
            {
                yield return new MoveRule(from, to);
            }
        }

        yield return new MoveRule(TicketStatus.Resolved, TicketStatus.Open);
        yield return new MoveRule(TicketStatus.Resolved, TicketStatus.Closed);
    }
}
