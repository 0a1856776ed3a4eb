using Parley.Desk.Files;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Bodies;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Messages;

/// <summary>The one place where a message enters a conversation.</summary>
internal static class Conversation
{
    public static MessageView Add(
        Call call, Ticket ticket, MessageKind kind, Actor author, Body body, IReadOnlyList<StoredFile> files, DateTimeOffset createdAt)
    {
        var message = new Message
        {
            Id = call.Ids.Next<MessageId>(),
            WorkspaceId = call.Workspace,
            TicketId = ticket.Id,
            Kind = kind,
            AuthorType = author.Type,
            AuthorId = author.Id,
            AuthorName = author.Name,
            BodyHtml = body.Html,
            BodyText = body.Text,
            CreatedAt = createdAt,
        };
        call.Append(message);
        foreach (var file in files)
        {
            call.Append(new TicketFile { WorkspaceId = call.Workspace, FileId = file.Id, TicketId = ticket.Id, MessageId = message.Id });
        }

        var view = MessageView.Of(message, [.. files.Select(FileView.Of)]);
        call.Record(new MessageAdded(ticket.Id, view));
        return view;
    }
}
