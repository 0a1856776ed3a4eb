using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Messages;

/// <summary>One message of a conversation.</summary>
public sealed record ReadMessage(TicketId Ticket, MessageId Id) : IQuery<MessageView>;

internal sealed class ReadMessageHandler : IHandler<ReadMessage, MessageView>
{
    public async Task<Result<MessageView>> Handle(ReadMessage query, Call call, CancellationToken ct)
    {
        var message = await call.Query<Message>().FirstOrDefaultAsync(m => m.Id == query.Id && m.TicketId == query.Ticket, ct);
        return message is not null && await call.VisibleTickets().AnyAsync(t => t.Id == query.Ticket, ct)
            ? (await ReadMessagesHandler.Views([message], query.Ticket, call, ct))[0]
            : Refusal.NotFound("message");
    }
}
