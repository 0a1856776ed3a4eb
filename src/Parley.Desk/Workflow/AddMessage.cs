using Microsoft.EntityFrameworkCore;
using Parley.Desk.Files;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Workflow;

/// <summary>
/// Answers the customer, or leaves a note for the team. Here because of what a customer's own words, brought in by another, do to the status.
/// </summary>
/// <param name="Author">A contact in whose name it is added; null: the caller's own.</param>
/// <param name="CreatedAt">When it was written, not later than now; null: now.</param>
public sealed record AddMessage(
    TicketId Ticket,
    MessageKind? Kind,
    string Body,
    BodyFormat Format = BodyFormat.Text,
    IReadOnlyList<FileId>? Files = null,
    ContactId? Author = null,
    DateTimeOffset? CreatedAt = null) : ICommand<MessageView>
{
    public void Check(Checks check)
    {
        check.Given("/kind", Kind);
        if (Kind is not (null or MessageKind.PublicReply or MessageKind.InternalNote))
        {
            check.Add("/kind", "unknown_word", "Only public_reply and internal_note can be written.");
        }

        if (Kind == MessageKind.InternalNote && Author is not null)
        {
            check.Add("/author", "invalid", "A customer writes no internal notes.");
        }

        if (Author == default(ContactId))
        {
            check.Add("/author/contact_id", "required", "Name the contact who wrote it.");
        }

        check.Required("/body", Body, Tickets.Bodies.Body.Max);
        check.AtMost("/file_ids", Files ?? [], TicketFile.MaxPerMessage);
    }
}

internal sealed class AddMessageHandler(FollowUps followUps) : IHandler<AddMessage, MessageView>
{
    public async Task<Result<MessageView>> Handle(AddMessage command, Call call, CancellationToken ct)
    {
        if ((command.Author ?? (object?)command.CreatedAt) is not null && !call.Caller.May(Permissions.MessagesRelay))
        {
            return new Refusal(RefusalKind.Forbidden, "forbidden", $"Another author or time needs the right {Permissions.MessagesRelay}.");
        }

        var found = await call.TicketForUpdate(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        if (command.Author is null && ticket.RefusalWhenClosed is { } closed)
        {
            return closed;
        }

        if (command.CreatedAt is { } at && (at > call.Now || at < ticket.CreatedAt))
        {
            return Refusal.Invalid("/created_at", "out_of_range", "The time lies between the ticket's creation and now.");
        }

        var author = call.Caller.Actor;
        if (command.Author is { } contactId)
        {
            var contact = await call.Query<Contact>().FirstOrDefaultAsync(c => c.Id == contactId, ct);
            if (contact is null)
            {
                return Refusal.Invalid("/author/contact_id", "not_found", "There is no such contact.");
            }

            author = new Actor(ActorType.Contact, contact.Id.Value, contact.Name);
        }

        var files = await OwnUploads.FindFree(call, command.Files ?? [], ct);
        if (files.Refusal is { } noFile)
        {
            return noFile;
        }

        var body = Tickets.Bodies.Body.From(command.Body, command.Format);
        if (body.Text.Length == 0 && files.Value.Count == 0)
        {
            return Refusal.Invalid("/body", "required", "Nothing is left of this text once it is cleaned.");
        }

        var kind = command.Kind!.Value; // checked to be given
        var writtenAt = command.CreatedAt ?? call.Now;
        var (taker, isNew) = author.Type == ActorType.Contact ? await followUps.Taker(ticket, ticket.Source, writtenAt, call, ct) : (ticket, false);
        if (!isNew)
        {
            taker.Receive(kind, author.Type, call);
        }

        return Conversation.Add(call, taker, kind, author, body, files.Value, writtenAt);
    }
}
