using Microsoft.EntityFrameworkCore;
using Parley.Platform.Work;

namespace Parley.Desk.Tickets.Messages;

/// <summary>Those of these messages whose tickets the caller sees, in any order.</summary>
public sealed record ReadSomeMessages(IReadOnlyList<MessageId> Ids) : IQuery<IReadOnlyList<MessageView>>;

internal sealed class ReadSomeMessagesHandler : IHandler<ReadSomeMessages, IReadOnlyList<MessageView>>
{
    public async Task<Result<IReadOnlyList<MessageView>>> Handle(ReadSomeMessages query, Call call, CancellationToken ct)
    {
        var messages = await call.Query<Message>().Where(m => query.Ids.Contains(m.Id) && call.VisibleTickets().Any(t => t.Id == m.TicketId)).ToListAsync(ct);
        return await ReadMessagesHandler.Views(messages, call, ct);
    }
}
