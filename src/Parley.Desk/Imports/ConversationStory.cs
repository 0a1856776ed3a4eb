using Parley.Desk.People;
using Parley.Desk.People.Contacts;
using Parley.Desk.Teams;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Imports;

/// <summary>Tells a conversation through the ticket's own methods, each step by whoever did it and at its time, so that the ticket stands as if it had been worked here.</summary>
internal static class ConversationStory
{
    public static TicketId Tell(Call call, ConversationRow row, long number, Contact requester, IReadOnlyDictionary<string, Agent> team)
    {
        var customer = new Actor(ActorType.Contact, requester.Id.Value, requester.Name);
        var opened = call.Telling(customer, row.CreatedAt);
        var ticket = new Ticket(call.Ids.Next<TicketId>(), number, row.Subject, row.Source, requester, opened) { Priority = row.Priority, Type = row.Type, Tags = row.Tags };
        // In its place before its messages; its values are read when it is written.
        call.Append(ticket);
        foreach (var tag in ticket.Tags)
        {
            call.Append(new TicketTag { WorkspaceId = call.Workspace, TicketId = ticket.Id, Tag = tag });
        }

        var asked = false;
        foreach (var message in row.Messages)
        {
            var author = message.Agent is { } agent ? ImportedAgents.Author(agent, team) : customer;
            var told = call.Telling(author, message.At);
            // What opens a conversation answers nothing, whoever wrote it.
            if (asked || message.Kind != MessageKind.PublicReply)
            {
                ticket.Receive(message.Kind, author.Type, told);
            }

            asked |= message.Agent is null;
            Conversation.Add(told, ticket, message.Kind, author, message.Body, [], message.At);
        }

        Settle(call, ticket, row, team);
        return ticket.Id;
    }

    private static void Settle(Call call, Ticket ticket, ConversationRow row, IReadOnlyDictionary<string, Agent> team)
    {
        var last = row.Messages[^1];
        var spoke = row.Messages.Last(m => m.Kind == MessageKind.PublicReply || m == row.Messages[0]);
        var by = last.Agent is { } agent ? ImportedAgents.Author(agent, team) : Callers.OfSystem(call.Workspace).Actor;
        var end = call.Telling(by, row.ResolvedAt is { } at && at > last.At ? at : last.At);
        TicketStatus[] way = row.Status switch
        {
            null => spoke.Agent is not null ? [TicketStatus.Resolved] : [],
            // An answered ticket is new no more, whatever the file says.
            TicketStatus.New => [],
            TicketStatus.Closed => [TicketStatus.Resolved, TicketStatus.Closed],
            { } status => [status],
        };
        foreach (var status in way)
        {
            ticket.SetStatus(status, end);
        }
    }
}
