using Parley.Desk.Files;
using Parley.Platform.Ids;

namespace Parley.Desk.Tickets.Attachments;

/// <summary>That a file hangs on a ticket, and on which message of it.</summary>
public sealed class TicketFile : IInWorkspace
{
    /// <summary>Files of one message.</summary>
    public const int MaxPerMessage = 20;

    public required WorkspaceId WorkspaceId { get; init; }

    public required FileId FileId { get; init; }

    public required TicketId TicketId { get; init; }

    /// <summary>The ticket that it was added to, if that was merged into this one; null: this one.</summary>
    public TicketId? AddedToId { get; init; }

    /// <summary>Null: added to the ticket itself.</summary>
    public required MessageId? MessageId { get; init; }
}
