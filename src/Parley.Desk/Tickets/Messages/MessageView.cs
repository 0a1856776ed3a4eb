using Parley.Desk.Files;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Messages;

/// <summary>One entry of a conversation as others see it.</summary>
/// <param name="BodyHtml">HTML, cleaned by an allow-list.</param>
/// <param name="BodyText">The same without markup.</param>
/// <param name="Delivery">How it reached the customer; null: it stands on the customer's page and was sent nowhere else.</param>
/// <param name="WrittenIn">The merged ticket with which it came; null: it was written in this one.</param>
public sealed record MessageView(
    MessageId Id,
    TicketId TicketId,
    MessageKind Kind,
    Actor Author,
    string BodyHtml,
    string BodyText,
    IReadOnlyList<FileView> Files,
    DateTimeOffset CreatedAt,
    object? Delivery,
    TicketRef? WrittenIn)
{
    internal static MessageView Of(Message m, IReadOnlyList<FileView> files, TicketRef? writtenIn = null) => new(
        m.Id, m.TicketId, m.Kind, new Actor(m.AuthorType, m.AuthorId, m.AuthorName), m.BodyHtml, m.BodyText, files, m.CreatedAt, null, writtenIn);
}
