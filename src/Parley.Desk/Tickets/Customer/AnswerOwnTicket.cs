using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Customer;

/// <summary>The customer's answer by the private link.</summary>
public sealed record AnswerOwnTicket(TicketId Ticket, string Text) : ICommand<MessageView>
{
    public void Check(Checks check) => check.Required("/body", Text, Body.Max);
}

internal sealed class AnswerOwnTicketHandler : IHandler<AnswerOwnTicket, MessageView>
{
    public async Task<Result<MessageView>> Handle(AnswerOwnTicket command, Call call, CancellationToken ct)
    {
        if (!await OwnTickets.Of(call).AnyAsync(t => t.Id == command.Ticket, ct))
        {
            return Refusal.NotFound("ticket");
        }

        var found = await call.LockTicket(command.Ticket, t => true, ct);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var ticket = found.Value;
        if (ticket.RefusalWhenClosed is { } closed)
        {
            return closed;
        }

        ticket.Receive(MessageKind.PublicReply, ActorType.Contact, call);
        return Conversation.Add(call, ticket, MessageKind.PublicReply, call.Caller.Actor, Body.From(command.Text, BodyFormat.Text), [], call.Now);
    }
}
