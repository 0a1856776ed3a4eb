using Microsoft.EntityFrameworkCore;
using Parley.Desk.People.Contacts;
using Parley.Desk.Tickets.Attachments;
using Parley.Desk.Tickets.Fields;
using Parley.Desk.Tickets.Links;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Splitting;

/// <summary>Makes some messages of a ticket one of their own, which is answered: for their first author, with the same team and assignee.</summary>
/// <param name="Subject">Null: the same.</param>
public sealed record SplitTicket(TicketId Ticket, IReadOnlyList<MessageId> Messages, string? Subject) : ICommand<TicketView>
{
    /// <summary>Whose place in the request is named otherwise than <c>/message_ids</c>: <c>/message_id</c>.</summary>
    public bool IsOfOne { get; init; }

    public void Check(Checks check)
    {
        if (Messages.Count == 0)
        {
            check.Add("/message_ids", "required", "Name the messages that are to become a ticket of their own.");
        }

        check.AtMost("/message_ids", Messages, 100);
        if (Subject is not null)
        {
            check.Required("/subject", Subject, OpenTicket.SubjectMax);
        }
    }
}

internal sealed class SplitTicketHandler(TicketFields fields) : IHandler<SplitTicket, TicketView>
{
    public async Task<Result<TicketView>> Handle(SplitTicket command, Call call, CancellationToken ct)
    {
        var found = await call.TicketToChange(command.Ticket, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        var moved = await call.Query<Message>().AsNoTracking().Where(m => m.TicketId == ticket.Id && command.Messages.Contains(m.Id)).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(ct);
        if (await RefusalOf(command, moved, call, ct) is { } refused)
        {
            return refused;
        }

        var requester = await Author(moved[0], call, ct) ?? ticket.Requester!; // loaded with it
        if (requester.Company is null && requester.CompanyId is { } company)
        {
            await call.Query<Company>().FirstAsync(c => c.Id == company, ct);
        }

        var number = await TicketNumbers.NextMidway(call, ct);
        var subject = command.Subject?.Trim() ?? ticket.Subject;
        var other = call.Add(ticket.SplitOff(call.Ids.Next<TicketId>(), number, subject, requester, [.. moved.Select(m => m.BodyText)], call));
        await fields.Copy(ticket, other, call, ct);
        // Who has left has it no more.
        other.Assign(ticket.Assignee is { Active: true } agent ? agent : null, ticket.Team, call);
        call.Add(new TicketLink { Id = call.Ids.Next<TicketLinkId>(), WorkspaceId = call.Workspace, FromId = other.Id, ToId = ticket.Id, Kind = LinkKind.SplitFrom, CreatedAt = call.Now });
        await call.Session.Save(ct);
        foreach (var tag in other.Tags)
        {
            call.Append(new TicketTag { WorkspaceId = call.Workspace, TicketId = other.Id, Tag = tag });
        }

        await Move([.. moved.Select(m => m.Id)], other.Id, call, ct);
        return TicketView.Of(other);
    }

    private static async Task<Refusal?> RefusalOf(SplitTicket command, List<Message> moved, Call call, CancellationToken ct)
    {
        var byId = moved.ToDictionary(m => m.Id);
        for (var i = 0; i < command.Messages.Count; i++)
        {
            var place = command.IsOfOne ? "/message_id" : $"/message_ids/{i}";
            if (!byId.TryGetValue(command.Messages[i], out var message))
            {
                return Refusal.Invalid(place, "not_found", "There is no such message in this ticket.");
            }

            if (message.WrittenInId is not null)
            {
                return Refusal.Invalid(place, "merged", "This message came with another ticket. Take that one out instead.");
            }
        }

        return await call.Query<Message>().CountAsync(m => m.TicketId == command.Ticket, ct) == moved.Count
            ? Refusal.Invalid(command.IsOfOne ? "/message_id" : "/message_ids", "nothing_left", "Nothing would be left of the ticket. Leave a message in it.")
            : null;
    }

    private static Task<Contact?> Author(Message message, Call call, CancellationToken ct)
    {
        var author = ContactId.From(message.AuthorId ?? default);
        return message.AuthorType == ActorType.Contact
            ? call.Query<Contact>().FirstOrDefaultAsync(c => c.Id == author, ct)
            : Task.FromResult<Contact?>(null);
    }

    private static async Task Move(IReadOnlyList<MessageId> messages, TicketId to, Call call, CancellationToken ct)
    {
        var ids = messages.Select(m => (MessageId?)m).ToList();
        await call.Query<Message>().Where(m => messages.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.TicketId, to), ct);
        await call.Query<TicketFile>().Where(f => ids.Contains(f.MessageId)).ExecuteUpdateAsync(set => set.SetProperty(f => f.TicketId, to), ct);
    }
}
