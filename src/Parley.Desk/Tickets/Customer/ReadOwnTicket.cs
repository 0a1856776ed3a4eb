using Microsoft.EntityFrameworkCore;
using Parley.Desk.People;
using Parley.Desk.Tickets.Messages;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Customer;

/// <summary>What the customer sees behind the private link: the ticket and the public part of its conversation.</summary>
public sealed record ReadOwnTicket(TicketId Ticket, PageRequest Page) : IQuery<OwnTicket>;

/// <param name="Workspace">The name of who helps.</param>
/// <param name="CanRate">It is done, so that they can say how it was handled.</param>
/// <param name="FollowedBy">The number of the ticket that goes on from this one; null: none does.</param>
public sealed record OwnTicket(
    string Workspace, long Number, string Subject, TicketStatus Status, long? FollowedBy, bool CanRate, Satisfaction? Satisfaction, DateTimeOffset CreatedAt, Page<MessageView> Messages);

internal sealed class ReadOwnTicketHandler : IHandler<ReadOwnTicket, OwnTicket>
{
    public async Task<Result<OwnTicket>> Handle(ReadOwnTicket query, Call call, CancellationToken ct)
    {
        var ticket = await OwnTickets.Of(call).FirstOrDefaultAsync(t => t.Id == query.Ticket, ct);
        if (ticket is null)
        {
            return Refusal.NotFound("ticket");
        }

        var workspace = await call.Query<Workspace>().Where(w => w.Id == call.Workspace).Select(w => w.Name).FirstAsync(ct);
        var messages = await ReadMessagesHandler.Read(new ReadMessages(ticket.Id, query.Page, PublicOnly: true), call, ct);
        return messages.Refusal is { } refusal
            ? refusal
            : new OwnTicket(workspace, ticket.Number, ticket.Subject, ticket.Status, ticket.FollowedByNumber, CanRate(ticket), ticket.Satisfaction, ticket.CreatedAt, messages.Value);
    }

    private static bool CanRate(Ticket ticket) => ticket.Status is TicketStatus.Resolved or TicketStatus.Closed && ticket.MergedIntoId is null;
}

internal static class OwnTickets
{
    public static IQueryable<Ticket> Of(Call call)
    {
        var me = People.Contacts.ContactId.From(call.Caller.Actor.Id ?? default);
        return call.Query<Ticket>().Where(t => t.RequesterId == me && t.DeletedAt == null);
    }
}
