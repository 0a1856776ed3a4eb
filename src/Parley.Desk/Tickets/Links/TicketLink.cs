using Parley.Platform.Ids;

namespace Parley.Desk.Tickets.Links;

/// <summary>What the first of two linked tickets is to the second.</summary>
public enum LinkKind
{
    /// <summary>An incident of that problem.</summary>
    IncidentOf,

    /// <summary>A part of that larger one; a ticket is part of one at most.</summary>
    ChildOf,

    /// <summary>The same thing once more.</summary>
    DuplicateOf,

    /// <summary>Some of that one's messages. Only splitting a ticket makes it.</summary>
    SplitFrom,

    /// <summary>Both ways the same.</summary>
    Related,
}

/// <summary>That two tickets belong together.</summary>
public sealed class TicketLink : IInWorkspace
{
    public required TicketLinkId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId FromId { get; init; }

    public Ticket? From { get; init; }

    public required TicketId ToId { get; init; }

    public Ticket? To { get; init; }

    public required LinkKind Kind { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
