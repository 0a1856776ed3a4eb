using Parley.Platform.Ids;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Messages;

/// <summary>One entry of a conversation. It is never changed once written.</summary>
public sealed class Message : IInWorkspace
{
    public required MessageId Id { get; init; }

    public required WorkspaceId WorkspaceId { get; init; }

    public required TicketId TicketId { get; init; }

    /// <summary>The ticket in which it was written, if that was merged into this one; null: this one.</summary>
    public TicketId? WrittenInId { get; init; }

    public required MessageKind Kind { get; init; }

    public required ActorType AuthorType { get; init; }

    public required Guid? AuthorId { get; init; }

    /// <summary>The author's name at that time.</summary>
    public required string AuthorName { get; init; }

    /// <summary>HTML, cleaned by an allow-list.</summary>
    public required string BodyHtml { get; init; }

    public required string BodyText { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
