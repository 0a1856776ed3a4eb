using Microsoft.EntityFrameworkCore;
using Parley.Desk.Tickets;
using Parley.Desk.Tickets.Bodies;
using Parley.Desk.Tickets.Customer;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;
using Parley.Platform.Work.Repeats;

namespace Parley.Desk.Workflow;

/// <summary>The customer's answer by the private link.</summary>
public sealed record AnswerOwnTicket(TicketId Ticket, string Text) : ICommand<OwnAnswer>
{
    public void Check(Checks check) => check.Required("/body", Text, Body.Max);
}

/// <param name="Elsewhere">The secret part of the private link to the ticket that took the message; null: the one that was answered did, or another customer's that it was merged into.</param>
public sealed record OwnAnswer(MessageView Message, string? Elsewhere) : IShowsSecret<OwnAnswer>
{
    public OwnAnswer WithoutSecret() => this with { Elsewhere = null };
}

internal sealed class AnswerOwnTicketHandler(FollowUps followUps) : IHandler<AnswerOwnTicket, OwnAnswer>
{
    public async Task<Result<OwnAnswer>> Handle(AnswerOwnTicket command, Call call, CancellationToken ct)
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

        var (taker, isNew) = await followUps.Taker(found.Value, TicketSource.Web, call.Now, call, ct);
        if (!isNew)
        {
            taker.Receive(MessageKind.PublicReply, ActorType.Contact, call);
        }

        var message = Conversation.Add(call, taker, MessageKind.PublicReply, call.Caller.Actor, Body.From(command.Text, BodyFormat.Text), [], call.Now);
        var isTheirs = taker.Id != command.Ticket && taker.RequesterId == found.Value.RequesterId;
        return new OwnAnswer(message, isTheirs ? MakeCustomerLinkHandler.Make(call, taker.Id).Token : null);
    }
}
